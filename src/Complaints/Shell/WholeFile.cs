namespace Complaints.Shell;

/// <summary>A file that is there whole or not at all, whenever the power goes, and on disk when it is there.</summary>
public static class WholeFile
{
    /// <param name="at">When it counts as written, by the program's clock.</param>
    public static async Task Write(string path, byte[] content, DateTime at, CancellationToken cancellation = default)
    {
        var written = $"{path}.{Guid.NewGuid():N}.new";
        await using (var stream = new FileStream(written, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(content, cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(written, at);
        File.Move(written, path, overwrite: true);
    }
}
