// A customer writes from home: what they typed stays on their own device until it has arrived, and photos are made small
// before they travel, as those of the shop are. A picture that cannot be read goes as it is: the server says what is wrong with it.
import { shrink } from "./photos.js";

const PREFIX = "write-in:";
const form = document.querySelector(".write-in form");

if (form) {
  const key = PREFIX + location.pathname;
  const texts = [...form.querySelectorAll("textarea, input:not([type=hidden], [type=file], [type=radio])")];
  const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const text of texts) {
    text.value ||= kept[text.name] ?? "";
  }
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(Object.fromEntries(texts.map(text => [text.name, text.value])))));
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => makeSmall(input));
  }
} else {
  // The page that says thanks: it has arrived.
  Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).forEach(key => localStorage.removeItem(key));
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
