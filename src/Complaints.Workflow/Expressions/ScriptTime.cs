namespace Complaints.Workflow.Expressions;

/// <summary>How long scripts ran in one step, or in a run of many. Once it is over, no other script begins.</summary>
/// <param name="most">How long they may.</param>
/// <param name="enough">What an incident says when they did.</param>
/// <param name="around">The run that the step belongs to, if it belongs to one.</param>
internal sealed class ScriptTime(TimeSpan most, Remark enough, ScriptTime? around = null)
{
    private TimeSpan _used;

    /// <summary>Why no script may begin any more; null if one may.</summary>
    public Remark? WhyNoMore => _used > most ? enough : around?.WhyNoMore;

    public void Add(TimeSpan time)
    {
        _used += time;
        around?.Add(time);
    }
}
