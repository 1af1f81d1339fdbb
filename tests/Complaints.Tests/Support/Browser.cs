using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Complaints.Shell;

namespace Complaints.Tests.Support;

/// <summary>A browser that keeps its cookies and asks for a language: for pages that are drawn once and sent as a form.</summary>
/// <param name="language">As <c>Accept-Language</c> says it; null for none.</param>
public sealed class Browser(ComplaintsApp app, string? language = null)
{
    private readonly Dictionary<string, string> cookies = [];

    public async Task<IHtmlDocument> Get(string address) => await Read(await Go(address));

    /// <summary>The answer itself: where it leads, and its status.</summary>
    public Task<HttpResponseMessage> Go(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public static async Task<IHtmlDocument> Read(HttpResponseMessage reply) => await new HtmlParser().ParseDocumentAsync(await reply.Content.ReadAsStringAsync());

    public Task<HttpResponseMessage> Post(string address, Dictionary<string, string> form) =>
        Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) });

    public Task<HttpResponseMessage> Choose(IHtmlDocument page, string code, string? returnTo = null)
    {
        var form = FormOf(page, Links.Language);
        form["language"] = code;
        form["returnUrl"] = returnTo ?? form["returnUrl"];
        return Post(Links.Language, form);
    }

    public Task<HttpResponseMessage> SignOut(IHtmlDocument page) => Post(Links.SignOut, FormOf(page, Links.SignOut));

    public async Task SignIn(string user, string password = Chain.Password) =>
        Assert.Equal(HttpStatusCode.Redirect, (await Fill(Links.SignIn, ("User", user), ("Password", password))).StatusCode);

    /// <summary>Opens a page and sends the form on it.</summary>
    public async Task<HttpResponseMessage> Fill(string address, params (string Name, string Value)[] fields) => await Fill(await Get(address), address, fields);

    /// <summary>Sends the form of a page that was opened before.</summary>
    public Task<HttpResponseMessage> Fill(IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var form = Hidden(page.QuerySelectorAll("form").Single(form => form.GetAttribute("action") != Links.Language));
        foreach (var (name, value) in fields)
        {
            form["Form." + name] = value;
        }

        return Post(address, form);
    }

    private static Dictionary<string, string> FormOf(IHtmlDocument page, string action) => Hidden(page.QuerySelector($"form[action='{action}']")!);

    private static Dictionary<string, string> Hidden(AngleSharp.Dom.IElement form) =>
        form.QuerySelectorAll("input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var reply = await app.Client(null).SendAsync(request);
        foreach (var cookie in reply.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var key, var said] ? (key, said) : ("", "");
            if (value.Length == 0)
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = value;
            }
        }

        return reply;
    }
}
