namespace Complaints.Shell;

/// <summary>A file that is there whole or not at all, whenever the power goes, and on disk when it is there.</summary>
public static class WholeFile
{
    /// <param name="at">When it counts as written, by the program's clock.</param>
    public static Task Write(string path, byte[] content, DateTime at, CancellationToken cancellation = default) => Write(
        path,
        async stream =>
        {
            await stream.WriteAsync(content, cancellation);
            return path;
        },
        at);

    /// <param name="beside">What the file is called as long as it is being written, but for the end of the name.</param>
    /// <param name="fill">Writes it, and says what its path is then, in the same folder: it may be named after what is in it.</param>
    /// <param name="at">When it counts as written, by the program's clock.</param>
    public static async Task Write(string beside, Func<Stream, Task<string>> fill, DateTime at)
    {
        var written = $"{beside}.{Guid.NewGuid():N}.new";
        try
        {
            string path;
            await using (var stream = new FileStream(written, FileMode.CreateNew, FileAccess.Write))
            {
                path = await fill(stream);
                stream.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(written, at);
            File.Move(written, path, overwrite: true);

            // The name goes with the power too until the file is flushed under it: a file system with a journal writes both at once.
            using var there = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(there);
        }
        catch
        {
            File.Delete(written);
            throw;
        }
    }
}
