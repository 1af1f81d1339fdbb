namespace Complaints.Photos.Images;

/// <summary>A table of words of different length, as a JPEG brings them along. Looked up by the next sixteen bits.</summary>
internal sealed class JpegCode
{
    private readonly ushort[] words = new ushort[1 << 16];

    /// <param name="counts">How many words there are of each length from 1 to 16.</param>
    /// <param name="meanings">What they mean, shortest first.</param>
    public JpegCode(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> meanings)
    {
        var (code, next) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            for (var word = 0; word < counts[length - 1]; word++)
            {
                var (from, size) = (code << (16 - length), 1 << (16 - length));
                if (from + size > words.Length)
                {
                    throw CleanImage.Broken();
                }

                words.AsSpan(from, size).Fill((ushort)((length << 8) | meanings[next++]));
                code++;
            }

            code <<= 1;
        }
    }

    /// <returns>Its length in bits, and its meaning; length 0 when there is no such word.</returns>
    public (int Length, int Meaning) Find(int sixteen) => (words[sixteen] >> 8, words[sixteen] & 0xFF);
}

/// <summary>The bits of one scan. Behind its end come zeros: a photo cut short is drawn as far as it goes.</summary>
internal sealed class JpegBits(byte[] file, int from, int end)
{
    /// <summary>In bytes. Some are always read ahead.</summary>
    private const int MostBehind = 16;

    private int at = from;
    private ulong held;
    private int count, behind;

    /// <summary>Nothing but zeros would follow, until the next restart mark or for good.</summary>
    public bool IsOver => behind > MostBehind;

    public int Next(JpegCode? code)
    {
        Fill();
        var (length, meaning) = code?.Find((int)(held >> (count - 16)) & 0xFFFF) ?? (0, 0);
        if (length == 0)
        {
            throw CleanImage.Broken();
        }

        count -= length;
        return meaning;
    }

    /// <param name="size">0 to 16.</param>
    public int Take(int size)
    {
        Fill();
        count -= size;
        return (int)(held >> count) & ((1 << size) - 1);
    }

    /// <summary>A number as a JPEG writes it: those that begin with a zero are below nought.</summary>
    public int Signed(int size)
    {
        var value = size == 0 ? 0 : Take(size);
        return size == 0 || value >= 1 << (size - 1) ? value : value - (1 << size) + 1;
    }

    /// <summary>Goes on behind the next restart mark.</summary>
    public void Restart()
    {
        (held, count) = (0, 0);
        while (at + 1 < end && !(file[at] == 0xFF && file[at + 1] is >= 0xD0 and <= 0xD7))
        {
            at++;
        }

        at = Math.Min(end, at + 2);
        behind = at < end ? 0 : MostBehind + 1;
    }

    private void Fill()
    {
        while (count <= 48)
        {
            byte next = 0;
            if (at < end && !(file[at] == 0xFF && at + 1 < end && file[at + 1] is >= 0xD0 and <= 0xD7))
            {
                next = file[at++];
                if (next == 0xFF && at < end && file[at] == 0)
                {
                    at++;
                }
            }
            else
            {
                behind++;
            }

            held = (held << 8) | next;
            count += 8;
        }
    }
}
