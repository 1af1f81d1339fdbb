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
  show: selector => document.querySelector(selector)?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }),
};

// What was typed while the line was down has not reached the server: say it again once it is back.
const bar = document.getElementById("components-reconnect-modal");
new MutationObserver(changes => {
  const wasLost = changes.some(change => change.oldValue?.includes("components-reconnect-show"));
  if (wasLost && bar.classList.contains("components-reconnect-hide")) {
    for (const field of document.querySelectorAll("main input:not([type=file], [type=radio]), main input[type=radio]:checked, main select, main textarea")) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}).observe(bar, { attributes: true, attributeFilter: ["class"], attributeOldValue: true });

// The browser often knows sooner than the connection does.
const say = () => document.body.classList.toggle("offline", !navigator.onLine);
addEventListener("offline", say);
addEventListener("online", say);

// A dead line is noticed within ten seconds, not thirty: the server sends a sign of life every four.
Blazor.start({ circuit: { configureSignalR: builder => builder.withServerTimeout(10000).withKeepAliveInterval(4000) } });
