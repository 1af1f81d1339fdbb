using Complaints.Shell;

namespace Complaints.Tests.Shell;

public sealed class WholeFileTests : IDisposable
{
    private static readonly DateTime At = new(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whole-file-");

    [Fact]
    public async Task What_is_broken_off_leaves_nothing_behind_and_what_was_there_before_stays()
    {
        var path = Path.Combine(folder.FullName, "kept");
        await WholeFile.Write(path, [1, 2, 3], At);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WholeFile.Write(path, [4], At, new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<IOException>(() => WholeFile.Write(path, _ => throw new IOException("The disk is full."), At));

        Assert.Equal("kept", Assert.Single(folder.GetFiles()).Name);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(path));
        Assert.Equal(At, File.GetLastWriteTimeUtc(path));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
