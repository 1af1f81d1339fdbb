// Keeps every field of a marked form (Shell/Drafts/DraftBar.razor) as it is typed: at once on this device, half a second later
// on the server. Beside the circuit, so that it works while the circuit does not. A copy on the device belongs to one person
// and goes as soon as the server has the text.
window.complaintsDrafts = (() => {
  const pause = 500, longest = 15000, patience = 10000, prefix = "draft|", saving = "saving|", week = 7 * 86400e3;
  const entries = new Map();
  let replaying = false;

  // Storage may be forbidden; then the page and the server are all there is.
  const disk = {
    read(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
    write(name, value) { try { value === null ? localStorage.removeItem(name) : localStorage.setItem(name, JSON.stringify(value)); return true; } catch { return false; } },
    names() { try { return Object.keys(localStorage); } catch { return []; } },
  };
  const device = disk.read("device") ?? Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
  disk.write("device", device);

  // Fields of a form
  const nameOf = field => field.name || field.id;
  const clean = text => (text.toWellFormed?.() ?? text).replaceAll("\0", "");
  const fieldsOf = form => [...form.elements].filter(field => field.matches("input, select, textarea") && nameOf(field) && !nameOf(field).startsWith("draft.")
    && !["file", "password", "submit", "button", "search"].includes(field.type) && !field.closest("[data-draft-skip]"));
  const isText = field => field.matches("textarea, input:not([type]), input[type=text], input[type=tel], input[type=email]");

  function valuesOf(form) {
    const values = new Map();
    for (const field of fieldsOf(form)) {
      const name = nameOf(field);
      if (field.type === "radio") {
        values.set(name, field.checked ? field.value : values.get(name) ?? "");
      } else {
        values.set(name, field.type === "checkbox" ? (field.checked ? "true" : "") : clean(field.value));
      }
    }
    return values;
  }

  // Puts a value into its field as if it had been typed, so that the page's circuit hears of it. What has no place yet waits for one.
  function put(entry, name, value) {
    const fields = entry.el ? fieldsOf(entry.el).filter(field => nameOf(field) === name) : [];
    const field = fields[0]?.type === "radio" ? fields.find(radio => radio.value === value) : fields[0];
    if (!field) {
      if (value !== "") entry.waiting.set(name, value);
      return;
    }
    entry.waiting.delete(name);
    replaying = true;
    try {
      if (field.type === "radio") field.checked = true;
      else if (field.type === "checkbox") field.checked = value === "true";
      else field.value = value;
      if (field.matches("select") && field.value !== value) {
        entry.waiting.set(name, value);
        return;
      }
      entry.known.set(name, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } finally {
      replaying = false;
    }
  }

  // What changed since the last look, whoever changed it: the person, or the page as its answer.
  function collect(entry) {
    if (!entry.el) return;
    let news = false;
    for (const [name, value] of valuesOf(entry.el)) {
      const before = entry.known.get(name);
      if (before === value) continue;
      entry.known.set(name, value);
      if (before === undefined && value === "") continue;
      entry.waiting.delete(name);
      entry.dirty.set(name, value);
      entry.changed.set(name, Date.now());
      news = true;
    }
    if (news) {
      keep(entry);
      show(entry, entry.trouble ?? "");
      later(entry, entry.trouble === "local" ? undefined : pause);
    }
  }

  function keep(entry) {
    const some = entry.dirty.size > 0;
    return disk.write(entry.id, some ? { key: entry.key, seen: entry.seen, at: Date.now(), values: Object.fromEntries(entry.dirty) } : null);
  }

  function show(entry, state) {
    if (entry.el) entry.el.dataset.draftState = state;
  }

  // Sending
  function later(entry, delay) {
    if (delay === undefined && entry.timer) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => send(entry), delay ?? entry.delay);
  }

  function trouble(entry, state, delay) {
    entry.trouble = state;
    show(entry, state);
    entry.timer = null;
    if (delay) later(entry, delay);
  }

  async function send(entry, last = false) {
    clearTimeout(entry.timer);
    entry.timer = null;
    if (entry.busy) {
      entry.again = true;
      return;
    }
    entry.busy = true;
    const sent = new Map(entry.dirty), settled = [...entry.settled], mark = entry.mark;
    let answer = null, news = null;
    try {
      answer = await fetch("/drafts/" + encodeURIComponent(entry.form), {
        method: "PUT", redirect: "manual", keepalive: last, signal: AbortSignal.timeout(patience),
        headers: { "Content-Type": "application/json", "X-Complaints-Page": entry.person },
        body: JSON.stringify({ key: entry.key, device, seen: entry.seen, values: Object.fromEntries(sent), settled }),
      });
      news = answer.ok ? await answer.json() : null;
    } catch {
      answer = null;
    }
    entry.busy = false;
    const status = answer?.type === "opaqueredirect" ? 401 : answer?.status ?? 0;
    // While it was on its way its form was saved, and the next one stands in its place.
    if (news && mark && entry.mark && mark !== entry.mark && keyIn(entry.mark) !== entry.key) saved(entry);
    else if (news) take(entry, sent, settled, news);
    else if (status === 409 && !answer.headers.has("Retry-After")) saved(entry);
    else if (status === 401 || status === 403) trouble(entry, entry.dirty.size > 0 ? "out" : "", entry.dirty.size > 0 && ++entry.refused < 20 ? 30000 : 0);
    // What was refused once is refused again: nothing more is sent until something else is typed.
    else if (status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status)) trouble(entry, entry.dirty.size > 0 ? "full" : "");
    else {
      entry.delay = Math.min(entry.delay * 2, longest);
      trouble(entry, entry.dirty.size > 0 ? "local" : "", entry.dirty.size > 0 || entry.el ? entry.delay : 0);
    }
    if (entry.again) {
      entry.again = false;
      send(entry);
    }
  }

  // The server has it.
  function take(entry, sent, settled, news) {
    for (const [name, value] of sent) {
      if (entry.dirty.get(name) === value) entry.dirty.delete(name);
    }
    settled.forEach(name => entry.settled.delete(name));
    entry.delay = pause;
    entry.refused = 0;
    entry.trouble = null;
    entry.seen = news.version;
    entry.key = news.key;
    keep(entry);
    const key = entry.mark?.querySelector("[name='draft.key']");
    if (key && key.value !== news.key) {
      key.value = news.key;
      key.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const [name, value] of entry.after) put(entry, name, value);
    entry.after.clear();
    for (const [name, value] of Object.entries(news.newer)) {
      if (!entry.dirty.has(name)) put(entry, name, value);
    }
    showOthers(entry, news.others);
    if (sent.size > 0) entry.typed = true;
    if (entry.dirty.size > 0) later(entry, pause);
    else show(entry, entry.typed ? "saved" : "");
    if (!entry.el && entry.dirty.size === 0) entries.delete(entry.id);
  }

  // Its form was saved; what is on this device is no draft any more.
  function saved(entry) {
    entry.dirty.clear();
    entry.after.clear();
    if (entry.mark) Object.assign(entry, { key: keyIn(entry.mark), seen: Number(entry.mark.dataset.draftVersion) });
    keep(entry);
    show(entry, "");
    if (!entry.el) entries.delete(entry.id);
  }

  // Typed on two devices at once: both texts, and three ways on.
  function showOthers(entry, others) {
    const place = entry.el?.querySelector("[data-draft-others]"), mould = entry.el?.querySelector("template[data-draft-other]");
    if (!place || !mould) return;
    for (const box of [...place.children]) {
      if (!(box.dataset.name in others)) box.remove();
    }
    for (const [name, other] of Object.entries(others)) {
      const field = fieldsOf(entry.el).find(field => nameOf(field) === name), here = field?.value;
      let box = [...place.children].find(box => box.dataset.name === name);
      if (!field || !isText(field) || here === other) {
        box?.remove();
        continue;
      }
      if (!box) {
        box = (mould.content.firstElementChild ?? mould.firstElementChild).cloneNode(true);
        box.dataset.name = name;
        box.querySelector("[data-label]").textContent = field.labels?.[0]?.textContent.trim() ?? "";
        const choose = text => {
          entry.settled.add(name);
          if (text !== field.value) put(entry, name, text);
          entry.dirty.set(name, field.value);
          keep(entry);
          box.remove();
          send(entry);
        };
        box.querySelector("[data-keep]").onclick = () => choose(field.value);
        box.querySelector("[data-take]").onclick = () => choose(box.dataset.other);
        box.querySelector("[data-both]").onclick = () => choose(field.value + "\n" + box.dataset.other);
        place.append(box);
      }
      box.dataset.other = other;
      box.querySelector("[data-there]").textContent = other;
      box.querySelector("[data-here]").textContent = here;
    }
  }

  // Forms come and go
  const keyIn = mark => mark.querySelector("[name='draft.key']").value;

  function entryOf(person, form) {
    const id = prefix + person + "|" + form;
    let entry = entries.get(id);
    if (!entry) {
      entry = { id, person, form, key: "", seen: 0, el: null, mark: null, delay: pause, refused: 0, timer: null, busy: false, again: false, trouble: null, typed: false,
        dirty: new Map(), known: new Map(), changed: new Map(), waiting: new Map(), after: new Map(), settled: new Set() };
      entries.set(id, entry);
    }
    return entry;
  }

  function attach(mark) {
    const el = mark.closest("form");
    if (!el) return;
    const entry = entryOf(mark.dataset.draftPerson, mark.dataset.draft), key = keyIn(mark), copy = disk.read(entry.id);
    Object.assign(entry, { el, mark, known: valuesOf(el), seen: Number(mark.dataset.draftVersion), key, typed: "draftSince" in mark.dataset });
    if (copy) {
      entry.seen = Math.min(entry.seen, copy.seen);
      entry.key = copy.key;
      for (const [name, value] of Object.entries(copy.values)) {
        if (!entry.dirty.has(name)) entry.dirty.set(name, value);
      }
    }
    for (const [name, value] of entry.dirty) {
      entry.changed.set(name, Date.now());
      // Typed under another key: first hear whether that one was saved.
      if (entry.key !== key) entry.after.set(name, value);
      else if (entry.known.get(name) !== value) put(entry, name, value);
    }
    show(entry, entry.typed ? "saved" : "");
    answerLost(entry, key);
    send(entry);
  }

  function detach(entry) {
    Object.assign(entry, { el: null, mark: null });
    entry.waiting.clear();
    if (!document.body.dataset.line && disk.read(saving + entry.person)?.form === entry.form) disk.write(saving + entry.person, null);
    if (entry.dirty.size > 0) send(entry);
    else if (!entry.busy) entries.delete(entry.id);
  }

  // Pressed save, and the answer never came: if it was saved, go where it led.
  async function answerLost(entry, key) {
    const pressed = disk.read(saving + entry.person);
    if (pressed?.form !== entry.form) return;
    disk.write(saving + entry.person, null);
    if (pressed.key === key || Date.now() - pressed.at > 12 * 3600e3) return;
    try {
      const answer = await fetch("/drafts/saved/" + encodeURIComponent(pressed.key), { redirect: "manual", headers: { "X-Complaints-Page": entry.person } });
      const found = answer.ok ? await answer.json() : null;
      if (found?.link) complaintsLine.go(found.link, "already");
    } catch {
      disk.write(saving + entry.person, pressed);
    }
  }

  function look() {
    for (const entry of [...entries.values()]) {
      if (entry.mark && !entry.mark.isConnected) detach(entry);
    }
    for (const mark of document.querySelectorAll("form [data-draft]")) {
      if (mark.closest("details:not([open])")) continue;   // nobody types into it before it is opened
      const entry = entryOf(mark.dataset.draftPerson, mark.dataset.draft);
      if (entry.mark !== mark) attach(mark);
      for (const [name, value] of [...entry.waiting]) put(entry, name, value);
      if (!replaying) collect(entry);
    }
  }

  const entryAt = form => [...entries.values()].find(entry => entry.el === form);
  const person = () => document.querySelector("[data-person]")?.dataset.person;

  // What was left on this device by a page that is gone: its form may be somewhere else, or nowhere.
  function sendLeft() {
    const me = person();
    for (const id of disk.names().filter(name => name.startsWith(prefix))) {
      const [, owner, ...form] = id.split("|"), copy = disk.read(id);
      if (!copy || Date.now() - copy.at > week) disk.write(id, null);
      else if (owner === me && !entries.has(id)) {
        const entry = entryOf(owner, form.join("|"));
        Object.assign(entry, { key: copy.key, seen: copy.seen, dirty: new Map(Object.entries(copy.values)) });
        setTimeout(() => entry.el || send(entry), pause * 4);
      }
    }
  }

  function typed(event) {
    const entry = !replaying && event.target.form && entryAt(event.target.form);
    if (entry) collect(entry);
  }

  addEventListener("input", typed, true);
  addEventListener("change", typed, true);
  addEventListener("toggle", look, true);
  addEventListener("submit", event => {
    const entry = entryAt(event.target);
    if (entry) {
      collect(entry);
      disk.write(saving + entry.person, { form: entry.form, key: entry.key, at: Date.now() });
      if (entry.dirty.size > 0) send(entry);
    } else if (new URL(event.target.action).pathname === "/sign-out") {
      // The next person at this tablet finds nothing.
      for (const entry of entries.values()) {
        if (entry.dirty.size > 0) send(entry, true);
      }
      const me = person();
      disk.names().filter(name => name.startsWith(prefix + me) || name === saving + me).forEach(name => disk.write(name, null));
    }
  }, true);
  addEventListener("online", () => entries.forEach(entry => (entry.dirty.size > 0 || entry.el) && send(entry)));
  addEventListener("pagehide", () => entries.forEach(entry => entry.dirty.size > 0 && send(entry, true)));
  document.addEventListener("visibilitychange", () => entries.forEach(entry => (entry.dirty.size > 0 || (entry.el && !document.hidden)) && send(entry)));
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["value"] });
  look();
  sendLeft();

  return {
    // The circuit is there again; what it may have missed is said once more.
    replay(since) {
      for (const entry of entries.values()) {
        for (const field of entry.el ? [...new Set(fieldsOf(entry.el).map(nameOf))] : []) {
          if (entry.changed.get(field) >= since) put(entry, field, entry.known.get(field));
        }
        if (entry.el) send(entry);
      }
      for (const field of document.querySelectorAll("main form input:not([type=file], [type=radio], [type=hidden]), main form input[type=radio]:checked, main form select, main form textarea")) {
        if (!entryAt(field.form)) field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
    // Adds a text to a field of the open form. False when there is no such field.
    append(name, text) {
      for (const entry of entries.values()) {
        const field = entry.el && fieldsOf(entry.el).find(field => nameOf(field) === name && isText(field));
        if (field && !field.disabled) {
          put(entry, name, field.value.trim() ? field.value.trimEnd() + "\n" + text : text);
          entry.dirty.set(name, field.value);
          entry.changed.set(name, Date.now());
          keep(entry);
          send(entry);
          field.scrollIntoView({ block: "center" });
          return true;
        }
      }
      return false;
    },
    // Typed, and neither this device nor the server can keep it: then leaving would lose it.
    unsafe: () => [...entries.values()].some(entry => entry.el && entry.dirty.size > 0 && (entry.trouble === "full" || !keep(entry))),
    // Nothing of it is to be kept, and what is on its way has to arrive before it is thrown away there.
    async forget(form) {
      for (const entry of [...entries.values()].filter(entry => entry.form === form)) {
        clearTimeout(entry.timer);
        saved(entry);
        Object.assign(entry, { el: null, mark: null, again: false });
        entries.delete(entry.id);
        while (entry.busy) await new Promise(done => setTimeout(done, 50));
      }
    },
    async discarded(form) {
      await this.forget(form);
      complaintsLine.go(location.href);
    },
  };
})();
