// A customer writes in. From home, what they typed stays on their own device until it has arrived, and photos are made small
// before they travel, as those of the shop are. A picture that cannot be read goes as it is: the server says what is wrong with it.
// On the shop's tablet nothing stays, for it is the next customer's in a moment.
import { shrink } from "./photos.js";

const PREFIX = "write-in:";
const form = document.querySelector(".write-in form");

if (document.querySelector(".write-in.kiosk")) {
  serve();
} else if (form) {
  keep(form);
} else {
  // The page that says thanks: it has arrived.
  Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).forEach(key => localStorage.removeItem(key));
}

function keep(form) {
  const key = PREFIX + location.pathname;
  const fields = [...form.querySelectorAll("textarea, input:not([type=hidden], [type=file])")];
  const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const field of fields) {
    if (field.type === "radio") {
      field.checked = field.name in kept ? kept[field.name] === field.value : field.checked;
    } else {
      field.value ||= kept[field.name] ?? "";
    }
  }
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(
    Object.fromEntries(fields.filter(field => field.type !== "radio" || field.checked).map(field => [field.name, field.value])))));
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => makeSmall(input));
  }
}

// One customer after the other. What was written is sent without a new page, so that no way back leads to it.
function serve() {
  const WAITS = 120;
  const home = document.querySelector(".write-in.kiosk").dataset.again;
  const main = () => document.querySelector(".write-in.kiosk");
  const touched = () => location.pathname + location.search !== home
    || [...main().querySelectorAll("textarea, input:not([type=hidden])")].some(field => field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== "");
  let timers = [];

  addEventListener("pageshow", event => event.persisted && begin());
  for (const sign of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(sign, stay);
  }
  arrive();

  // Out of sight first, whatever the line does; the next form as soon as there is one.
  async function begin() {
    still();
    main().querySelectorAll(".thanks, form").forEach(part => part.hidden = true);
    try {
      const next = await (await fetch(home, { cache: "no-store" })).text();
      history.replaceState(history.state, "", home);
      if (show(next)) {
        return;
      }
    } catch {
      // The line is down.
    }
    after(10, begin);
  }

  function show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const next = page.querySelector("main.kiosk");
    if (!next) {
      return false;
    }
    document.documentElement.lang = page.documentElement.lang;
    main().replaceWith(next);
    scrollTo(0, 0);
    arrive();
    return true;
  }

  function after(seconds, then) {
    timers.push(setTimeout(then, seconds * 1000));
  }

  function arrive() {
    const thanks = main().querySelector(".thanks");
    stay();
    if (thanks) {
      still();
      after(Number(thanks.dataset.seconds), begin);
      thanks.querySelector("[data-soon]").hidden = false;
      thanks.querySelector("h1").focus();
      thanks.querySelector("a").addEventListener("click", event => {
        event.preventDefault();
        begin();
      });
    }
    main().querySelector("form")?.addEventListener("submit", send);
  }

  function still() {
    timers.forEach(clearTimeout);
    timers = [];
  }

  // Somebody is there: they get their time, and whoever went away leaves nothing behind.
  function stay() {
    still();
    const [soon, warning] = [main().querySelector("[data-soon]"), main().querySelector("[data-still]")];
    if (soon) {
      soon.hidden = true;
      after(WAITS, begin);
    } else if (warning) {
      warning.hidden = true;
      after(WAITS - Number(warning.dataset.still), () => touched() && (warning.hidden = false));
      after(WAITS, () => touched() && begin());
    }
  }

  async function send(event) {
    event.preventDefault();
    const form = event.target;
    const [button, lost] = [form.querySelector("button.primary"), form.querySelector("[data-lost]")];
    button.disabled = true;
    lost.hidden = true;
    try {
      const reply = await fetch(location.href, { method: "POST", body: new FormData(form) });
      const text = await reply.text();
      if (show(text)) {
        return;
      }
      if (reply.status === 429) {
        lost.textContent = text;
      }
    } catch {
      // The line is down: what is written stands there still.
    }
    lost.hidden = false;
    button.disabled = false;
  }
}

async function makeSmall(input) {
  const [file] = input.files;
  if (!file) {
    return;
  }
  try {
    const small = new DataTransfer();
    small.items.add(new File([await shrink(file)], "photo.jpg", { type: "image/jpeg" }));
    input.files = small.files;
  } catch {
    // Sent as it was chosen.
  }
}
