// Ink on a paper of 400 by 140, in whole numbers, so that a signature stays small. What stands on the paper is in the field beside it:
// there wwwroot/drafts.js keeps it and the circuit hears of it, and what they put there is drawn and gone on from.
export function start(pad, most) {
  const [canvas, field, clear] = ["canvas", "input", "button"].map(part => pad.querySelector(part));
  const ink = canvas.getContext("2d"), [wide, high] = [400, 140];
  let stroke = "", last = null;

  const at = event => {
    const box = canvas.getBoundingClientRect(), within = (value, end) => Math.max(0, Math.min(end, Math.round(value)));
    return [within((event.clientX - box.left) / box.width * wide, wide), within((event.clientY - box.top) / box.height * high, high)];
  };
  const draw = (from, to) => {
    const [x, y] = [canvas.width / wide, canvas.height / high];
    ink.strokeStyle = getComputedStyle(canvas).color;
    ink.lineWidth = 2 * x;
    ink.lineCap = "round";
    ink.beginPath();
    ink.moveTo(from[0] * x, from[1] * y);
    ink.lineTo(to[0] * x, to[1] * y);
    ink.stroke();
  };
  const show = () => {
    ink.clearRect(0, 0, canvas.width, canvas.height);
    let from = null;
    for (const [, sign, x, y] of (field.value + stroke).matchAll(/([ML])(\d+) (\d+)/g)) {
      const to = [Number(x), Number(y)];
      if (sign === "L" && from) draw(from, to);
      from = to;
    }
  };
  const write = path => {
    field.value = path;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // False when the paper is full.
  const add = piece => {
    const fits = field.value.length + stroke.length + piece.length <= most;
    if (fits) stroke += piece;
    return fits;
  };
  const end = () => {
    if (!last) return;
    const path = field.value + stroke;
    [stroke, last] = ["", null];
    write(path);
  };

  canvas.addEventListener("pointerdown", event => {
    event.preventDefault();
    end();
    const from = at(event), [x, y] = from;
    if (!add(`M${x} ${y}L${x} ${y}`)) return;
    canvas.setPointerCapture(event.pointerId);
    last = from;
    draw(last, last);
  });
  canvas.addEventListener("pointermove", event => {
    const to = last && at(event);
    if (!to || Math.hypot(to[0] - last[0], to[1] - last[1]) < 2) return;
    if (!add(`L${to[0]} ${to[1]}`)) return end();
    draw(last, to);
    last = to;
  });
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    [stroke, last] = ["", null];
    write("");
  });
  field.addEventListener("change", show);
  show();
}
