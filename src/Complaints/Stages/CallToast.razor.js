// A call is felt, heard and seen in the tab as well: the tablet may lie in a pocket, the page behind another one. No browser makes
// a sound before the person has touched the page once. Whether it may is kept on the device, for a device stands in a place.
const key = "complaints.callSound", mark = "\u{1F514} ";
let sound = null, open = false, watch = null, silent = kept();

function kept() { try { return localStorage.getItem(key) === "off"; } catch { return false; } }

// Only the text is changed, never the node: Blazor goes on writing into the one it knows.
const words = () => [...document.querySelector("title")?.childNodes ?? []].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim());

function title() {
  const text = words();
  if (!text) return;
  const bare = text.data.startsWith(mark) ? text.data.slice(mark.length) : text.data, wanted = open ? mark + bare : bare;
  if (text.data !== wanted) text.data = wanted;
}

function wake() {
  const Sound = window.AudioContext ?? window.webkitAudioContext;
  if (Sound) sound ??= new Sound();
}

// Two short tones, the second one higher, swelling and fading so that they do not crack.
async function ring() {
  navigator.vibrate?.([200, 100, 200]);
  if (!sound || silent) return;
  if (sound.state !== "running") await sound.resume();
  [660, 880].forEach((pitch, place) => {
    const [tone, volume, from] = [sound.createOscillator(), sound.createGain(), sound.currentTime + place * 0.22];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.25, from + 0.03);
    volume.gain.linearRampToValueAtTime(0, from + 0.2);
    tone.connect(volume).connect(sound.destination);
    tone.start(from);
    tone.stop(from + 0.21);
  });
}

// Answers whether this device is silent.
export function start() {
  for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, wake, { once: true, capture: true });
  return silent;
}

// Whether anybody calls, and whether somebody has just begun to.
export function tell(calls, isNew) {
  open = calls;
  if (open && !watch) {
    watch = new MutationObserver(title);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  } else if (!open && watch) {
    watch.disconnect();
    watch = null;
  }
  title();
  // Without waiting: a sound that cannot be made yet holds up nothing.
  if (isNew) ring().catch(() => {});
}

export function mute(now) {
  silent = now;
  try { silent ? localStorage.setItem(key, "off") : localStorage.removeItem(key); } catch { /* Then it holds for this page alone. */ }
}
