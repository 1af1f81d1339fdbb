namespace Complaints.Shell;

/// <summary>
/// Somebody whom the caller could not see was faster: a timer on the same process, another request between two reads, a
/// deadlock. Nothing was saved, and the same request asked afresh may well succeed.
/// </summary>
/// <param name="why">What the caller is told when it does not.</param>
public sealed class OvertakenException(Refused why, Exception? by = null) : Exception(why.Problems[0].Sentence, by)
{
    public Refused Why => why;
}
