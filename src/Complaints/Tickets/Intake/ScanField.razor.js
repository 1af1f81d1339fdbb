// Reads a barcode or a QR code with the camera: the browser where it can, else the server. Typing always can.
let stream = null, asking = null;

export const available = () => !!navigator.mediaDevices?.getUserMedia;

// Whoever holds a camera in their hands and cannot use it here is told what to do instead.
export const typesOnly = () => !available() && matchMedia("(pointer: coarse)").matches;

export function stop() {
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
  asking?.abort();
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

// { text } when something was seen, { problem } when the camera may not or cannot be used or shows nothing for too long,
// { said } when the server refuses, nothing when it was stopped.
export async function read(video) {
  stop();
  let mine = null;
  try {
    mine = stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = mine;
    await video.play();
    return await ("BarcodeDetector" in window ? detect : ask)(video, () => stream === mine && video.isConnected);
  } catch (problem) {
    return stream === mine ? { problem: problem.name === "NotAllowedError" ? "Denied" : "NoCamera" } : {};
  } finally {
    mine?.getTracks().forEach(track => track.stop());
    if (stream === mine) {
      stream = null;
    }
  }
}

const pause = time => new Promise(next => setTimeout(next, time));

async function detect(video, goesOn) {
  const detector = new BarcodeDetector();
  while (goesOn()) {
    const [found] = await detector.detect(video);
    if (found?.rawValue) {
      return { text: found.rawValue.slice(0, 500) };
    }
    await pause(120);
  }
  return {};
}

// iPads, iPhones and Firefox read no codes: there the server looks at what the viewfinder shows. In grey and just wide enough to
// tell the bars of a label apart that is 127 KB, of which one is on its way at a time, so that bad Wi-Fi reads more slowly and
// does not choke. Beside the circuit: its messages are smaller, and all else on the page would wait behind a picture. Not packed:
// the server has nothing to unpack that might be anything else.
const Wide = 480, High = 270, Breath = 700, Longest = 60_000;

async function ask(video, goesOn) {
  const call = asking = new AbortController(), over = setTimeout(() => call.abort(), Longest);
  const pen = Object.assign(document.createElement("canvas"), { width: Wide, height: High }).getContext("2d", { willReadFrequently: true });
  pen.imageSmoothingQuality = "high";
  try {
    while (goesOn()) {
      const answer = await send(grey(video, pen), call.signal);
      if (answer) {
        return answer;
      }
      if (call.signal.aborted) {
        return goesOn() ? { problem: "Nothing" } : {};
      }
      await pause(Breath);
    }
    return {};
  } finally {
    clearTimeout(over);
  }
}

// The middle of the picture: as much as the viewfinder shows of it, which has the same shape and covers.
function grey(video, pen) {
  const part = Math.min(video.videoWidth / Wide, video.videoHeight / High), wide = part * Wide, high = part * High;
  pen.drawImage(video, (video.videoWidth - wide) / 2, (video.videoHeight - high) / 2, wide, high, 0, 0, Wide, High);
  const { data } = pen.getImageData(0, 0, Wide, High), pixels = new Uint8Array(Wide * High);
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = (77 * data[4 * at] + 150 * data[4 * at + 1] + 29 * data[4 * at + 2]) >> 8;
  }
  return pixels;
}

// Nothing when it is worth another picture: no code was seen, or the line is cut or the server busy for the moment.
async function send(pixels, signal) {
  try {
    const reply = await fetch(`scan?width=${Wide}&height=${High}`, { method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" }, body: pixels, signal });
    const answer = await reply.json();
    return answer.text ? { text: answer.text.slice(0, 500) } : [400, 401, 403, 413].includes(reply.status) ? { said: answer.detail ?? `${reply.status}` } : null;
  } catch {
    return null;
  }
}
