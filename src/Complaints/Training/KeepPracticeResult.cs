using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Training;

/// <summary>Shows a finished role play to the supervisors. Points are counted here, from the answers.</summary>
/// <param name="Answers">Which answer was chosen in each scene, counted from 0.</param>
[May(Role.Floor)]
public sealed record KeepPracticeResult(string? Play, IReadOnlyList<int>? Answers) : ICommand<PracticeScore>;

/// <param name="Points">0 to <paramref name="Most"/>.</param>
/// <param name="Weakest">The step at which most was lost; null when nothing was.</param>
public sealed record PracticeScore(string Play, int Points, int Most, int MoodAtEnd, string? Weakest, DateTime At)
{
    internal static PracticeScore Of(PracticeResult result) => new(result.Play, result.Points, result.Most, result.MoodAtEnd, result.Weakest, result.At);
}

public sealed class KeepPracticeResultValidator : IValidator<KeepPracticeResult>
{
    public IEnumerable<Problem> Check(KeepPracticeResult request)
    {
        var form = new FormCheck();
        form.Text("play", request.Play, 60, required: true);
        form.When(request.Answers is null, "answers", "Say which answer was chosen in each scene.");
        return form.Problems;
    }
}

public sealed class KeepPracticeResultHandler(ComplaintsDb db, RolePlays plays, RequestScope scope, TimeProvider clock) : IRequestHandler<KeepPracticeResult, Answer<PracticeScore>>
{
    public Task<Answer<PracticeScore>> Handle(KeepPracticeResult request, CancellationToken cancellationToken) => Task.FromResult(Keep(request));

    private Answer<PracticeScore> Keep(KeepPracticeResult request)
    {
        if (plays.Find(request.Play!) is not { } play)
        {
            return ShowRolePlayHandler.Unknown(request.Play!);
        }

        return Rehearsal.Of(play, request.Answers!) is { IsDone: true } done
            ? PracticeScore.Of(db.Add(new PracticeResult(done, scope.Actor, clock.Now())).Entity)
            : Refused.Rule("answers", $"These are not the answers to all {play.Scenes.Count} scenes of this conversation. Go through it again.");
    }
}
