// A customer's photos are made small on the phone, as those of the shop are. A picture that cannot be read goes as it is: the server says what is wrong with it.
import { shrink } from "./photos.js";

for (const input of document.querySelectorAll(".write-in input[type=file]")) {
  input.addEventListener("change", async () => {
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
  });
}
