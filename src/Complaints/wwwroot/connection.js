// The line to the server: says what is going on, and comes back by itself for as long as the page is open.
window.complaintsLine = (() => {
  const bar = document.getElementById("components-reconnect-modal"), place = "place", word = "word";
  const unheard = 15000;   // a dead line is noticed after ten seconds; what was typed in them may not have arrived
  const sleep = time => new Promise(done => {
    const timer = setTimeout(wake, time);
    function wake() {
      clearTimeout(timer);
      removeEventListener("online", wake);
      done();
    }
    addEventListener("online", wake);
  });
  const pressed = [];
  let lostAt = 0, leaving = false;

  function say(state, text = "") {
    state ? document.body.dataset.line = state : delete document.body.dataset.line;
    if (bar) bar.querySelector(".say").textContent = text;
  }

  async function answers(address) {
    try {
      return (await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(5000) })).ok;
    } catch {
      return false;
    }
  }

  async function comeBack() {
    if (lostAt) return;
    lostAt = Date.now();
    say("lost");
    for (let pause = 300; ; pause = Math.min(pause * 1.7, 5000)) {
      await sleep(pause);
      if (!await answers("/health/live")) continue;
      try {
        if (!await Blazor.reconnect()) break;
        const since = lostAt - unheard;
        lostAt = 0;
        // A failed try may have shown it.
        document.getElementById("blazor-error-ui").style.display = "";
        complaintsDrafts.replay(since);
        say("back");
        setTimeout(() => document.body.dataset.line === "back" && say(null), 4000);
        await pressAgain();
        return;
      } catch (problem) {
        // The server answered, and does not know this page any more.
        if (String(problem).includes("ConnectCircuit")) break;
      }
    }
    say("again");
    for (let pause = 300; !await answers("/health/ready") || !await answers(location.href); pause = Math.min(pause * 1.7, 5000)) {
      await sleep(pause);
    }
    remember();
    go(location.href, pressed.length > 0 ? "press" : null);
  }

  // A button needs the server: it waits for it, is seen to wait, and is pressed when the line is back. Saving twice is saving
  // once; a plus sign pressed twice counts twice.
  function wait(event) {
    const button = (lostAt || !navigator.onLine) && event.isTrusted && event.target.closest?.("main button");
    if (!button || button.disabled || button.closest("[data-local], [data-draft-others], [popovertarget], [onclick]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (button.type !== "submit" || !pressed.includes(button)) pressed.push(button);
    button.classList.add("waiting");
    document.body.dataset.waiting = pressed.length;
  }

  async function pressAgain() {
    delete document.body.dataset.waiting;
    for (const button of pressed.splice(0)) {
      button.classList.remove("waiting");
      for (let tries = 0; tries < 30 && button.isConnected && button.disabled; tries++) await sleep(100);
      if (button.isConnected && !button.disabled) button.click();
      await sleep(150);
    }
  }

  addEventListener("click", wait, true);
  // The line may not even have noticed.
  addEventListener("online", () => setTimeout(() => lostAt || pressAgain(), 500));

  // Leaves without the question whether typed text may be lost: it is kept.
  function go(address, say) {
    leaving = true;
    if (say) sessionStorage.setItem(word, say);
    if (new URL(address, location).href === location.href) location.reload();
    else location.replace(address);
  }

  function remember() {
    const field = document.activeElement, text = field?.matches?.("textarea, input:not([type]), input[type=text], input[type=tel]");
    sessionStorage.setItem(place, JSON.stringify({
      path: location.pathname, at: Date.now(), y: scrollY, name: field?.name || field?.id || "", value: field?.type === "radio" ? field.value : null,
      from: text ? field.selectionStart : null, to: text ? field.selectionEnd : null,
    }));
  }

  // Back to the same spot, once the form takes input again.
  async function restore() {
    const was = JSON.parse(sessionStorage.getItem(place) ?? "null");
    sessionStorage.removeItem(place);
    if (was?.path !== location.pathname || Date.now() - was.at > 120000) return;
    history.scrollRestoration = "manual";
    let moved = false;
    for (const sign of ["pointerdown", "keydown", "wheel"]) addEventListener(sign, () => moved = true, { once: true, capture: true });
    for (let tries = 0; tries < 100 && !moved; tries++) {
      await sleep(100);
      const kept = [...document.querySelectorAll("form:has([data-draft])")].flatMap(form => [...form.elements]);
      const field = was.name && kept.find(field => (field.name || field.id) === was.name && (was.value === null || field.value === was.value));
      if (was.name && !(field && !field.matches(":disabled"))) continue;
      scrollTo(0, was.y);
      if (!field) return;
      // Blazor puts the focus on the heading of a page it has just drawn, and may do so after us.
      for (let more = 0; more < 10 && !moved; more++) {
        if (document.activeElement !== field) {
          field.focus({ preventScroll: true });
          if (was.from !== null && was.from !== undefined) field.setSelectionRange(was.from, was.to);
          scrollTo(0, was.y);
        }
        await sleep(100);
      }
      return;
    }
  }

  // Before Blazor's own listener, which would ask.
  addEventListener("beforeunload", event => leaving && event.stopImmediatePropagation(), true);
  addEventListener("beforeunload", event => !leaving && complaintsDrafts.unsafe() && event.preventDefault());

  // The browser often knows sooner than the connection does.
  const offline = () => document.body.classList.toggle("offline", !navigator.onLine);
  addEventListener("offline", offline);
  addEventListener("online", offline);

  // A dead line is noticed within ten seconds, not thirty: the server sends a sign of life every four.
  Blazor.start({
    circuit: {
      configureSignalR: builder => builder.withServerTimeout(10000).withKeepAliveInterval(4000),
      reconnectionHandler: { onConnectionDown: () => void comeBack(), onConnectionUp: () => {} },
    },
  });
  restore();
  if (sessionStorage.getItem(word) && bar) {
    say("say", bar.dataset[sessionStorage.getItem(word)] ?? "");
    sessionStorage.removeItem(word);
    setTimeout(() => document.body.dataset.line === "say" && say(null), 12000);
  }

  return { go };
})();
