// The few things only the browser knows.
window.complaints = {
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  // The first field that was refused, so that nobody wonders why nothing happened. It may be drawn a moment after this call.
  showProblem: (tries = 20) => {
    const wrong = document.querySelector("main :is(.invalid, .wrong, .message.warn)");
    if (!wrong && tries > 0) {
      setTimeout(() => window.complaints.showProblem(tries - 1), 50);
      return;
    }
    wrong?.scrollIntoView({ block: "center" });
    wrong?.querySelector("input, select, textarea")?.focus({ preventScroll: true });
  },
  // In something wide: brings the first that fits into view sideways, and leaves the page where it is.
  showInside: (outer, selector) => {
    const frame = document.querySelector(outer), wanted = frame?.querySelector(selector)?.getBoundingClientRect();
    if (wanted) {
      frame.scrollLeft += wanted.left + wanted.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
    }
  },
  // What comes next; a heading that can takes the focus, which went with the button that was pressed.
  show: selector => {
    const next = document.querySelector(selector);
    next?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    if (next?.hasAttribute("tabindex")) {
      next.focus({ preventScroll: true });
    }
  },
};

// A page that turns live draws its links anew. A tap that began on the old one and ends on the new one is no click to the
// browser, and it is one to whoever tapped.
{
  let begun = null;
  addEventListener("pointerdown", tap => begun = tap.button === 0 && tap.target.closest?.("a[href]"), true);
  addEventListener("pointerup", tap => {
    const link = tap.target.closest?.("a[href]");
    if (begun && !begun.isConnected && link?.href === begun.href) {
      link.click();
    }
    begun = null;
  }, true);
}

// A menu that stood open then is open in its new drawing as well.
{
  let open = null;
  const drawn = new MutationObserver(() => {
    const anew = open?.isConnected ? null : document.getElementById(open?.id);
    open = anew ?? open;
    anew?.showPopover();
  });
  addEventListener("toggle", change => {
    if (!change.target.matches?.("[popover][id]")) return;
    open = change.newState === "open" ? change.target : null;
    open ? drawn.observe(document.body, { childList: true, subtree: true }) : drawn.disconnect();
  }, true);
}

// A button that makes way for its form leaves the focus nowhere: the first field gets it, and the button when the form is
// given up. Escape gives up a form in which nothing is typed.
{
  let place = null, name = "";
  const nowhere = () => document.activeElement === document.body;
  const after = (gone, next, tries = 40) => {
    if (!gone.isConnected && nowhere()) {
      next()?.focus();
    }
    if (tries > 0 && (gone.isConnected || nowhere())) {
      setTimeout(() => after(gone, next, tries - 1), 50);
    }
  };
  addEventListener("click", press => {
    const button = press.target.closest?.("main button"), around = button?.closest("section, li");
    if (around && button.ariaExpanded === "false") {
      [place, name] = [around, button.textContent];
      after(button, () => around.querySelector("form :is(input:not([type=hidden]), select, textarea):enabled"));
    } else if (around && around === place && button.matches(".give-up")) {
      after(button, () => [...around.querySelectorAll("button[aria-expanded]")].find(other => other.textContent === name));
    }
  });
  addEventListener("keydown", key => {
    const form = key.key === "Escape" && !key.isComposing ? key.target.closest?.("main form") : null;
    if (form && place?.contains(form) && [...form.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), textarea")].every(field => !field.value)) {
      form.querySelector("button.give-up")?.click();
    }
  });
}
