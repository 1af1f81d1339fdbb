using Microsoft.Playwright;

namespace Complaints.Browser.Tests.Support;

/// <summary>A page as a person sees and taps it: nothing wider than the screen, and what is tapped as large as a fingertip.</summary>
public static class Layout
{
    /// <summary>The house's <c>--touch</c>, in CSS pixels.</summary>
    private const int Fingertip = 44;

    /// <summary>A phone, a desk at 200 %, a tablet, a desk and the large screen on the wall; phone and tablet are tapped.</summary>
    private static readonly (int Width, int Height, int Least)[] Screens = [(390, 844, Fingertip), (640, 450, 0), (820, 1180, Fingertip), (1280, 900, 0), (1920, 1080, 0)];

    /// <summary>
    /// What is too wide for the screen, whose words run out of it, and what is tapped and smaller than <c>least</c>, each with its
    /// name and size.
    /// A target is a link, a button, a summary, a list or a field: what a tap does something to. For a tick box, a pill and a file
    /// it is the label together with its input, because a tap on either counts, and many an input is invisible behind its label.
    /// Left out are links within a line of text (WCAG 2.5.8 excepts them: the line gives their height), drawings (each part that
    /// can be tapped there has a word beside it that does the same) and what lies outside of the page until it has the focus.
    /// A link counts as within a line only if there are other words in that very line.
    /// </summary>
    private const string Wrong =
        """
        least => {
          const found = [];
          const named = thing => {
            const words = (thing.getAttribute('aria-label') || thing.innerText || thing.name || '').trim().replace(/\s+/g, ' ').slice(0, 40);
            const place = thing.parentElement?.closest('[id], [class]');
            const selector = at => at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + [...at.classList].map(name => '.' + name).join('');
            return `${selector(thing)} "${words}"${place ? ' in ' + selector(place) : ''}`;
          };

          const screen = document.documentElement.clientWidth, over = document.documentElement.scrollWidth - screen;
          if (over > 0) {
            const scrolls = thing => thing !== document.body && (getComputedStyle(thing).overflowX !== 'visible' || scrolls(thing.parentElement));
            const out = [...document.body.querySelectorAll('*')].filter(thing => thing.getBoundingClientRect().right > screen + 0.5 && !scrolls(thing.parentElement));
            const culprit = out.find(thing => !out.some(other => other !== thing && thing.contains(other)));
            found.push(`${over} px wider than the screen${culprit ? ': ' + named(culprit) : ''}`);
          }

          const shown = thing => thing.checkVisibility({ visibilityProperty: true });
          for (const thing of document.querySelectorAll('a[href], button, summary'))
            if (shown(thing) && !thing.closest('svg') && thing.clientWidth > 1 && thing.scrollWidth > thing.clientWidth + 1 && getComputedStyle(thing).overflowX === 'visible')
              found.push(`${named(thing)} is ${thing.clientWidth} wide and its words are ${thing.scrollWidth}`);

          if (!least) return found;

          const withinLine = link => {
            if (getComputedStyle(link).display !== 'inline') return false;
            let block = link.parentElement;
            while (getComputedStyle(block).display === 'inline') block = block.parentElement;
            const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(link);
            const lines = [...link.getClientRects()].map(line => [line.top + parseFloat(paddingBlockStart), line.bottom - parseFloat(paddingBlockEnd)]);
            const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            while (texts.nextNode()) {
              const text = texts.currentNode;
              if (!/[\p{L}\p{N}]/u.test(text.data) || text.parentElement.closest('a[href], button')) continue;
              range.selectNodeContents(text);
              for (const { top, bottom, width } of range.getClientRects())
                if (width > 1 && lines.some(([above, below]) => (top + bottom) / 2 > above && (top + bottom) / 2 < below)) return true;
            }
            return false;
          };

          for (const thing of document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]')) {
            if (!shown(thing) || thing.closest('svg') || getComputedStyle(thing).pointerEvents === 'none') continue;
            const labels = thing.matches('[type=checkbox], [type=radio], [type=file]') ? [...thing.labels].filter(shown) : [];
            const boxes = [thing, ...labels].map(part => part.getBoundingClientRect());
            const width = Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left));
            const height = Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
            const outside = boxes.every(box => box.right <= 0 || box.bottom + scrollY <= 0);
            const small = Math.min(width, height) < least - 0.5;   // half a pixel is how the browser rounds
            if (small && !outside && !(thing.tagName === 'A' && withinLine(thing)))
              found.push(`${named(labels[0] ?? thing)} is ${width.toFixed(1)} x ${height.toFixed(1)}`);
          }

          return [...new Set(found)];
        }
        """;

    /// <summary>
    /// Unfolds what is folded and changes nothing by it: details, menus, and the forms behind buttons. Of several forms that lie
    /// behind one another only one can be open, so each place opens another one than the place before.
    /// </summary>
    private const string Open =
        """
        () => {
          const details = () => document.querySelectorAll('details').forEach(fold => fold.open = true);
          details();
          document.querySelectorAll('[popover]').forEach(menu => menu.showPopover());
          const buttons = [...document.querySelectorAll('main [aria-expanded=false]:enabled')].filter(button => button.checkVisibility());
          const places = [...Map.groupBy(buttons, button => button.parentElement).values()];
          const pressed = places.map((choices, nth) => choices[nth % choices.length]);
          pressed.forEach(button => button.click());
          const last = pressed.at(-1);   // the circuit answers in the order of the taps
          window.unfolded = () => {
            if (last?.isConnected && last.getAttribute('aria-expanded') === 'false') return false;
            details();
            return true;
          };
        }
        """;

    public static async Task Unfold(this IPage page)
    {
        await page.EvaluateAsync(Open);
        await page.WaitForFunctionAsync("unfolded()");
        await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Looks at the page on each screen, and leaves it on the last one.</summary>
    /// <returns>What is wrong, with the width at which it is.</returns>
    public static async Task<IReadOnlyList<string>> Measure(this IPage page)
    {
        var wrong = new List<string>();
        foreach (var (width, height, least) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            wrong.AddRange((await page.Wrongs(least)).Select(what => $"{width} wide: {what}"));
        }

        return wrong;
    }

    /// <summary>Nothing on the page is wider than the screen.</summary>
    public static async Task FitsTheScreen(this IPage page)
    {
        var wrong = await page.Wrongs(0);
        Assert.True(wrong.Length == 0, $"{page.Url}: {string.Join("; ", wrong)}");
    }

    /// <summary>What is still wrong once charts have taken the size of their place.</summary>
    private static async Task<string[]> Wrongs(this IPage page, int least)
    {
        try
        {
            await page.WaitForFunctionAsync($"least => ({Wrong})(least).length === 0", least, new() { Timeout = 5_000 });
            return [];
        }
        catch (TimeoutException)
        {
            return await page.EvaluateAsync<string[]>(Wrong, least);
        }
    }
}
