using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Complaints.Shell;

namespace Complaints.Processes.Retention;

/// <summary>
/// Archived processes, in the data folder: archive/2027-03-10-HASH.jsonl.gz, one process a line. The name says until when they had ended
/// and what is in it, so the same processes make the same file. Servers that share a database share this folder.
/// </summary>
public sealed class ArchiveFiles(Settings settings, TimeProvider clock)
{
    private long failedAt;

    public string Folder { get; } = Path.Combine(settings.DataFolder, "archive");

    /// <summary>When this server could not write there; null when it could the last time.</summary>
    public DateTime? FailedAt => Interlocked.Read(ref failedAt) is var ticks and > 0 ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>On disk when this returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<(string Name, string Hash)> Write(IReadOnlyList<ArchivedLine> lines, DateTime newestEnd, CancellationToken cancellation)
    {
        var (name, hash) = ("", "");
        try
        {
            Directory.CreateDirectory(Folder);
            await WholeFile.Write(
                Path.Combine(Folder, "archive"),
                async stream =>
                {
                    hash = await Pack(lines, stream, cancellation);
                    name = string.Create(CultureInfo.InvariantCulture, $"{newestEnd:yyyy-MM-dd}-{hash}.jsonl.gz");
                    return Path.Combine(Folder, name);
                },
                clock.Now());
            Interlocked.Exchange(ref failedAt, 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Interlocked.Exchange(ref failedAt, clock.Now().Ticks);
            throw;
        }

        return (name, hash);
    }

    /// <returns>Where it lies; null when it is gone.</returns>
    public string? Find(ProcessArchive archive) => Path.Combine(Folder, archive.File) is var path && File.Exists(path) ? path : null;

    /// <returns>False when the file was changed or spoilt since.</returns>
    public static async Task<bool> IsAsWritten(string path, ProcessArchive archive, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == archive.Hash;
    }

    /// <summary>Names of all files that have lain there since before that moment.</summary>
    public IReadOnlyList<string> OlderThan(DateTime before) => !Directory.Exists(Folder) ? [] :
        [.. Directory.EnumerateFiles(Folder).Where(path => File.GetLastWriteTimeUtc(path) < before).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <returns>The SHA-256 of what was written.</returns>
    private static async Task<string> Pack(IReadOnlyList<ArchivedLine> lines, Stream stream, CancellationToken cancellation)
    {
        using var sha = SHA256.Create();
        await using (var hashed = new CryptoStream(stream, sha, CryptoStreamMode.Write, leaveOpen: true))
        await using (var gzip = new GZipStream(hashed, CompressionLevel.Optimal))
        {
            foreach (var line in lines)
            {
                await JsonSerializer.SerializeAsync(gzip, line, Json.Options, cancellation);
                gzip.WriteByte((byte)'\n');
            }
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }
}
