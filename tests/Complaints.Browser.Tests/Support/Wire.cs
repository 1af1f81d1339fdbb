using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Complaints.Browser.Tests.Support;

/// <summary>The line between a browser and the server, which a test can cut: a forwarder of bytes.</summary>
public sealed class Wire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> open = [];
    private readonly Uri server;
    private volatile bool cut, deaf;
    private long answered;

    public Wire(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = Accept();
    }

    public Uri Address { get; }

    /// <summary>Bytes that came from the server, as they were sent.</summary>
    public long Answered => Interlocked.Read(ref answered);

    /// <summary>Every connection breaks, and no new one comes through.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var socket in open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>What the browser says arrives, and no answer comes back.</summary>
    public void LoseAnswers() => deaf = true;

    public void Mend() => cut = deaf = false;

    public void Dispose()
    {
        listener.Stop();
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var browser = await listener.AcceptSocketAsync();
                _ = Forward(browser);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task Forward(Socket browser)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (browser)
        {
            try
            {
                if (cut)
                {
                    return;
                }

                await far.ConnectAsync(IPAddress.Loopback, server.Port);
                open[browser] = open[far] = 0;
                await Task.WhenAny(Pump(browser, far), Pump(far, browser, answers: true));
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
            {
                // Cut, or the other side hung up.
            }
            finally
            {
                open.TryRemove(browser, out _);
                open.TryRemove(far, out _);
            }
        }
    }

    private async Task Pump(Socket from, Socket to, bool answers = false)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (answers)
                {
                    Interlocked.Add(ref answered, count);
                }

                if (!(answers && deaf))
                {
                    await to.SendAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // Cut, or the other side hung up.
        }
    }
}
