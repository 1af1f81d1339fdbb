// Photos on their way to the server: made small, kept on this device until the server has them, sent beside the circuit.
const LONGEST = 1600;
const QUALITY = 0.82;
const PATIENCE = 120_000;
const SLOWEST = 60_000;
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;

const items = new Map(); // by id: { id, person, number, shot, blob, at, state, progress, why }
let here; // the set on the page: { root, number, person, texts }
let pumping = false;
let failures = 0;
let timer;

/** Called once the page is live. What was chosen before that is taken now. */
export async function attach(root) {
  here = { root, number: root.dataset.number, person: root.dataset.person, texts: JSON.parse(root.dataset.texts) };
  root.dataset.live = "";
  root.addEventListener("change", event => take(event.target));
  for (const input of root.querySelectorAll("input[type=file]")) {
    take(input);
  }
  for (const item of await stored()) {
    if (Date.now() - item.at > KEPT_FOR) {
      forget(item.id);
    } else if (!items.has(item.id)) {
      items.set(item.id, { ...item, state: item.why ? "refused" : "waiting", progress: 0 });
    }
  }
  draw();
  pump();
}

export function detach() {
  here = undefined;
}

export const show = dialog => dialog.open || dialog.showModal();
export const hide = dialog => dialog.close();

const soon = () => { failures = 0; pump(); };
addEventListener("online", soon);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon());

async function take(input) {
  if (!input.matches?.("input[type=file]") || input.files.length === 0) {
    return;
  }
  const files = [...input.files];
  input.value = "";
  for (const file of files) {
    const item = { id: newId(), person: here.person, number: here.number, shot: input.dataset.shot, at: Date.now(), blob: file, state: "preparing", progress: 0 };
    items.set(item.id, item);
    draw();
    try {
      item.blob = await shrink(file);
      item.state = "waiting";
      await keep(item);
    } catch {
      item.state = "refused";
      item.why = here?.texts.Unreadable ?? "";
    }
    draw();
    pump();
  }
}

// Drawn anew, so that the camera's notes about place and time stay behind, and turned as it was held.
export async function shrink(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d", { alpha: false });
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error("The picture could not be written.")), "image/jpeg", QUALITY));
}

// One after the other: on a weak line two at once only make both slow.
async function pump() {
  clearTimeout(timer);
  if (pumping || !here) {
    return;
  }
  pumping = true;
  try {
    for (let item; here && (item = next());) {
      const outcome = await send(item);
      if (outcome === "later") {
        failures++;
        timer = setTimeout(pump, Math.min(SLOWEST, 1500 * 2 ** (failures - 1)));
        break;
      }
      failures = 0;
    }
  } finally {
    pumping = false;
    draw();
  }
}

function next() {
  const mine = [...items.values()].filter(item => item.state === "waiting" && item.person === here.person);
  return mine.find(item => item.number === here.number) ?? mine[0];
}

function send(item) {
  item.state = "sending";
  item.progress = 0;
  item.note = "";
  draw();
  return new Promise(done => {
    const request = new XMLHttpRequest(); // fetch does not tell how far an upload is
    request.open("POST", `tickets/${encodeURIComponent(item.number)}/photos?shot=${encodeURIComponent(item.shot)}`);
    request.timeout = PATIENCE;
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("Idempotency-Key", item.id);
    request.setRequestHeader("Content-Type", item.blob.type);
    request.upload.onprogress = event => { item.progress = event.lengthComputable ? Math.round(100 * event.loaded / event.total) : 0; draw(); };
    request.onload = async () => {
      const answer = read(request.responseText);
      if (request.status === 201 && answer?.id) {
        item.state = "kept";
        await forget(item.id);
        done("kept");
        leave(item, answer.id);
      } else if ([400, 403, 404, 413, 415, 422].includes(request.status)) {
        item.state = "refused";
        item.why = answer?.detail ?? `${request.status}`;
        await keep(item);
        done("refused");
      } else {
        later(request.status === 401 ? "SignedOut" : "Later");
      }
      draw();
    };
    request.onerror = request.ontimeout = () => later("Later");
    request.send(item.blob);

    function later(note) {
      item.state = "waiting";
      item.note = note;
      done("later");
      draw();
    }
  });
}

// The little one goes when the page shows the photo itself; without a live page it stays and says that it is saved.
function leave(item, id, tries = 100) {
  if (here?.root.querySelector(`[data-photo="${id}"]`)) {
    items.delete(item.id);
    draw();
  } else if (here && tries > 0) {
    setTimeout(() => leave(item, id, tries - 1), 200);
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// ---- What is on its way, on the page. Blazor knows the list and never looks inside.
function draw() {
  const list = here?.root.querySelector("[data-pending]");
  if (!list) {
    return;
  }
  const mine = [...items.values()].filter(item => item.person === here.person);
  const shown = mine.filter(item => item.number === here.number);
  for (const line of [...list.children]) {
    if (!shown.some(item => item.id === line.dataset.id)) {
      URL.revokeObjectURL(line.querySelector("img")?.src ?? "");
      line.remove();
    }
  }
  for (const item of shown) {
    update(list.querySelector(`[data-id="${item.id}"]`) ?? list.appendChild(line(item)), item);
  }
  const elsewhere = mine.filter(item => item.number !== here.number && item.state !== "kept").length;
  if (elsewhere > 0) {
    const note = list.appendChild(document.createElement("li"));
    note.className = "small soft";
    note.textContent = here.texts.Elsewhere.replace("{0}", elsewhere);
  }
}

function line(item) {
  const line = document.createElement("li");
  line.dataset.id = item.id;
  const picture = line.appendChild(document.createElement("img"));
  picture.alt = "";
  picture.onerror = () => picture.remove();
  picture.src = URL.createObjectURL(item.blob);
  const about = line.appendChild(document.createElement("div"));
  about.appendChild(document.createElement("b")).textContent = here.texts[item.shot];
  about.appendChild(document.createElement("span")).className = "small state";
  const bar = about.appendChild(document.createElement("progress"));
  bar.max = 100;
  button(line, "again", here.texts.Again, () => { item.state = "waiting"; item.why = ""; failures = 0; keep(item); draw(); pump(); });
  button(line, "discard", here.texts.Discard, () => { items.delete(item.id); forget(item.id); draw(); });
  return line;
}

function button(line, name, text, press) {
  const button = line.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = `quiet ${name}`;
  button.textContent = text;
  button.dataset.local = "";
  button.addEventListener("click", press);
}

function update(line, item) {
  const texts = here.texts;
  const words = { preparing: texts.Preparing, waiting: item.note ? texts[item.note] : texts.Waiting, sending: texts.Sending.replace("{0}", item.progress), kept: texts.Kept, refused: item.why };
  line.className = item.state;
  line.querySelector(".state").textContent = words[item.state];
  const bar = line.querySelector("progress");
  bar.hidden = item.state !== "sending";
  bar.value = item.progress;
  bar.setAttribute("aria-label", texts[item.shot]);
  line.querySelector(".again").hidden = !(item.state === "refused" && item.blob.type === "image/jpeg") && !(item.state === "waiting" && item.note);
  line.querySelector(".discard").hidden = item.state !== "refused" && !(item.state === "waiting" && item.note);
}

// ---- Kept on this device. Where the browser keeps nothing, photos live as long as the page.
const db = () => new Promise((done, failed) => {
  const request = indexedDB.open("complaints-photos", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function store(mode, work) {
  try {
    const open = await db();
    try {
      return await new Promise((done, failed) => {
        const step = open.transaction("waiting", mode);
        const request = work(step.objectStore("waiting"));
        step.oncomplete = () => done(request.result);
        step.onerror = step.onabort = () => failed(step.error);
      });
    } finally {
      open.close();
    }
  } catch {
    return undefined;
  }
}

const keep = ({ id, person, number, shot, at, blob, why }) => store("readwrite", all => all.put({ id, person, number, shot, at, blob, why }));
const forget = id => store("readwrite", all => all.delete(id));
const stored = async () => await store("readonly", all => all.getAll()) ?? [];

// crypto.randomUUID is not there without https.
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");

// ---- Drawing around the fault: a loop, a line across it or a tap; with the keyboard a circle that is moved and stretched.
export function ink(area, page) {
  const circle = ["under", "over"].map(name => {
    const drawn = area.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "ellipse"));
    drawn.setAttribute("class", name);
    return drawn;
  });
  const TAP = 0.06, STEP = 0.02;
  let box, pressed, draft;

  const place = ({ x, y, rx, ry }) => circle.forEach(drawn => Object.entries({ cx: x, cy: y, rx, ry }).forEach(([name, value]) => drawn.setAttribute(name, value)));
  const within = (value, least, most) => Math.min(most, Math.max(least, value));
  const at = event => {
    const frame = area.getBoundingClientRect();
    return [within((event.clientX - frame.left) / frame.width, 0, 1), within((event.clientY - frame.top) / frame.height, 0, 1)];
  };
  const around = ([left, top, right, bottom]) => ({ x: (left + right) / 2, y: (top + bottom) / 2, rx: (right - left) / 2, ry: (bottom - top) / 2 });
  const keepIt = ({ x, y, rx, ry }) => page.invokeMethodAsync("Drawn", x, y, within(rx, 0.005, 0.5), within(ry, 0.005, 0.5));

  area.addEventListener("pointerdown", event => {
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    pressed = event.pointerId;
    box = [x, y, x, y];
  });
  area.addEventListener("pointermove", event => {
    if (event.pointerId === pressed) {
      const [x, y] = at(event);
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
      place(around(box));
    }
  });
  area.addEventListener("pointerup", event => {
    if (event.pointerId !== pressed) {
      return;
    }
    pressed = undefined;
    const { width, height } = area.getBoundingClientRect();
    const drawn = around(box);
    const tapped = drawn.rx * width < 8 && drawn.ry * height < 8;
    keepIt(tapped ? { ...drawn, rx: TAP, ry: TAP * width / height } : drawn);
  });
  area.addEventListener("pointercancel", () => { pressed = undefined; });
  area.addEventListener("keydown", event => {
    const move = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!move && event.key !== "Enter" && event.key !== "Escape") {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      page.invokeMethodAsync("Stopped");
    } else if (event.key === "Enter") {
      keepIt(draft);
    } else {
      draft = event.shiftKey
        ? { ...draft, rx: within(draft.rx + move[0], STEP, 0.5), ry: within(draft.ry - move[1], STEP, 0.5) }
        : { ...draft, x: within(draft.x + move[0], 0, 1), y: within(draft.y + move[1], 0, 1) };
      place(draft);
    }
  });

  const { width, height } = area.getBoundingClientRect();
  draft = { x: 0.5, y: 0.5, rx: 0.12, ry: Math.min(0.5, 0.12 * width / height) };
  area.addEventListener("focus", () => area.matches(":focus-visible") && place(draft));
  area.focus();
}
