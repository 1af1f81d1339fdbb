using System.Security.Cryptography;
using Complaints.Shell;

namespace Complaints.Photos;

/// <summary>
/// The pictures themselves, in the data folder under the hash of what is in them: photos/ab/cd/abcd… A name is only ever made of
/// such a hash, so nothing that a person typed becomes part of a path. Servers that share a database share this folder.
/// </summary>
public sealed class PhotoFiles(Settings settings, TimeProvider clock)
{
    private const string Small = ".small";

    /// <summary>The end of the name of a file that goes with the next sweep, unless somebody wants it again.</summary>
    private const string Going = ".going";

    private readonly string folder = Path.Combine(settings.DataFolder, "photos");

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>On disk when this returns. Kept twice it is kept once, and counts as new.</summary>
    /// <param name="small">A small JPEG of it; null when there is none.</param>
    public async Task Keep(string hash, byte[] content, byte[]? small)
    {
        if (small is not null)
        {
            await Keep(PathOf(hash) + Small, small);
        }

        await Keep(PathOf(hash), content);
    }

    /// <returns>Where it lies; null when it does not.</returns>
    public string? Find(string hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path) && File.Exists(path + Going))
        {
            Rename(path + Going, path);
        }

        return File.Exists(path) ? path : null;
    }

    public string? FindSmall(string hash) => File.Exists(PathOf(hash) + Small) ? PathOf(hash) + Small : null;

    /// <summary>Hashes of all that has lain here since before that moment, and of what is already going.</summary>
    public IEnumerable<string> OlderThan(DateTime before) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => File.GetLastWriteTimeUtc(path) < before).Select(path => Path.GetFileName(path).Split('.')[0]).Where(IsHash).Distinct();

    /// <summary>
    /// Nobody wants it any more. It is put aside first and gone at the next call: whoever kept the same picture between the look
    /// into the database and now still finds it.
    /// </summary>
    public void Drop(string hash)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            Rename(path, path + Going);
        }
        else
        {
            foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, hash + ".*").ToList())
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Somebody wants it after all.</summary>
    public void Want(string hash)
    {
        if (Find(hash) is { } path)
        {
            File.Delete(path + Going);
        }
    }

    private async Task Keep(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            await WholeFile.Write(path, content, clock.Now());
            return;
        }

        File.SetLastWriteTimeUtc(path, clock.Now());
    }

    private static void Rename(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another server was quicker.
        }
    }

    private string PathOf(string hash) => IsHash(hash)
        ? Path.Combine(folder, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("Not a hash.", nameof(hash));

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
