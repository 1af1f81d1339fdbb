// Reads a barcode or a QR code with the camera, where the browser can. Typing always can.
let stream = null;

export const available = () => "BarcodeDetector" in window && !!navigator.mediaDevices?.getUserMedia;

// Whoever holds a camera in their hands and cannot use it here is told what to do instead.
export const typesOnly = () => !available() && matchMedia("(pointer: coarse)").matches;

export function stop() {
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
}

// A scanner that types is faster than any hand, and ends with Enter. It may be fired wherever the cursor stands: what it
// typed there is taken back, and is read like what the scan field holds.
const Fast = 50, Shortest = 6;
let listener = null;

export function away() {
  document.removeEventListener("keydown", listener, true);
  listener = null;
}

export function listen(field, page) {
  away();
  let burst = null;
  listener = event => {
    if (!field.isConnected) {
      away();
      return;
    }
    const { key, target, timeStamp } = event;
    const goesOn = burst?.target === target && timeStamp - burst.last <= Fast;
    if (key === "Enter" && goesOn && burst.text.length >= Shortest && target !== field && !field.disabled) {
      event.preventDefault();
      event.stopPropagation();
      if (target.matches("input, textarea")) {
        target.value = burst.before;
        target.dispatchEvent(new Event("input", { bubbles: true }));
      }
      page.invokeMethodAsync("Scanned", burst.text.slice(0, 500));
      burst = null;
    } else if (key.length === 1 && !event.ctrlKey && !event.metaKey) {
      burst = { target, before: goesOn ? burst.before : target.value, text: (goesOn ? burst.text : "") + key, last: timeStamp };
    } else if (key !== "Shift") {
      burst = null;
    }
  };
  document.addEventListener("keydown", listener, true);
  field.dataset.listens = "everywhere";   // From now on the sign beside the field is lit.
}

// { text } when something was seen, { problem } when the camera may not or cannot be used, nothing when it was stopped.
export async function read(video) {
  stop();
  let mine = null;
  try {
    mine = stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = mine;
    await video.play();
    const detector = new BarcodeDetector();
    while (stream === mine && video.isConnected) {
      const [found] = await detector.detect(video);
      if (found?.rawValue) {
        return { text: found.rawValue.slice(0, 500) };
      }
      await new Promise(next => setTimeout(next, 120));
    }
    return {};
  } catch (problem) {
    return stream === mine ? { problem: problem.name === "NotAllowedError" ? "Denied" : "NoCamera" } : {};
  } finally {
    mine?.getTracks().forEach(track => track.stop());
    if (stream === mine) {
      stream = null;
    }
  }
}
