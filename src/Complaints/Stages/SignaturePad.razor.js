// Ink on a paper of 400 by 140. Told to the server stroke by stroke, as whole numbers, so that a signature stays small.
export function start(canvas, owner, most) {
  const ink = canvas.getContext("2d"), [wide, high] = [400, 140];
  let path = "", last = null, full = false;

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
  const add = piece => {
    full ||= path.length + piece.length > most;
    path += full ? "" : piece;
  };

  canvas.addEventListener("pointerdown", event => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
    add(`M${last[0]} ${last[1]}L${last[0]} ${last[1]}`);
    draw(last, last);
  });
  canvas.addEventListener("pointermove", event => {
    const to = last && at(event);
    if (!to || full || Math.hypot(to[0] - last[0], to[1] - last[1]) < 2) {
      return;
    }
    add(`L${to[0]} ${to[1]}`);
    draw(last, to);
    last = to;
  });
  const end = () => {
    if (last) {
      last = null;
      owner.invokeMethodAsync("Signed", path);
    }
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  return {
    clear: () => {
      [path, full] = ["", false];
      ink.clearRect(0, 0, canvas.width, canvas.height);
    },
  };
}
