using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Training;

/// <summary>Practice and the start of a shift in the REST API.</summary>
public static class TrainingApi
{
    public static void MapTraining(this RouteGroupBuilder api)
    {
        api.MapGet("/training", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListRolePlays(), cancellation))
            .WithSummary("List conversations to practise, with one's own best results").Produces<IReadOnlyList<RolePlayRow>>();
        api.MapGet("/training/{play}", (Requests requests, string play, CancellationToken cancellation) => Api.Ask(requests, new ShowRolePlay(play), cancellation))
            .WithSummary("Show a conversation to practise").Produces<RolePlay>();
        api.MapPost("/training/{play}/results", (Requests requests, HttpContext http, string play, ResultBody body) => Api.Do(requests, http, new KeepPracticeResult(play, body.Answers)))
            .WithSummary("Show a finished conversation to the supervisors").Produces<PracticeScore>();
        api.MapGet("/training-results", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListPractice(), cancellation))
            .WithSummary("Who has practised what, and which steps are hardest").Produces<Practice>();
        api.MapGet("/shift", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ShowShift(), cancellation))
            .WithSummary("The list for the start of a shift, and the tip of the day").Produces<Shift>();
        api.MapPost("/shift/{line}", (Requests requests, HttpContext http, string line, TickBody body) => Api.Do(requests, http, new TickShiftLine(line, body.Done)))
            .WithSummary("Tick a line of the list, or take the tick back").Produces<bool>();
    }

    public sealed record ResultBody(IReadOnlyList<int>? Answers = null);

    public sealed record TickBody(bool Done = true);
}
