// Radzen's script is needed where charts are drawn and nowhere else, so it is fetched when the first chart wants it.
let loading;

/** Resolves with the width there is for a page, once charts can be drawn. */
export async function prepare(script) {
  loading ??= window.Radzen ? Promise.resolve() : new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = new URL(script, document.baseURI);
    element.onload = done;
    element.onerror = () => { loading = undefined; failed(new Error("The chart script could not be loaded.")); };
    document.head.append(element);
  });
  await loading;
  return document.documentElement.clientWidth;
}

/** Blazor scrolls to the top after every navigation; this undoes it. */
export function stayInPlace() {
  const place = window.scrollY;
  const watch = new AbortController();
  window.addEventListener("scroll", () => {
    if (window.scrollY === 0 && place > 0) {
      watch.abort();
      window.scrollTo(0, place);
    }
  }, { signal: watch.signal });
  setTimeout(() => watch.abort(), 1500);
}
