// Reads a barcode or a QR code with the camera, where the browser can. Typing always can.
let stream = null;

export const available = () => "BarcodeDetector" in window && !!navigator.mediaDevices?.getUserMedia;

export function stop() {
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
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
