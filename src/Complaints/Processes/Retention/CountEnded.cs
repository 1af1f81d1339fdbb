using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes.Retention;

/// <summary>How many processes have ended longer ago than so many years: asked before that is said of how long they are kept, because what is archived does not come back by itself.</summary>
[May(Role.Admin)]
public sealed record CountEnded(int Years) : IQuery<EndedCount>;

/// <param name="Processes">Those that would be archived, and those that wait for one that they started and that still runs.</param>
public sealed record EndedCount(int Processes);

public sealed class CountEndedValidator : IValidator<CountEnded>
{
    public IEnumerable<Problem> Check(CountEnded request)
    {
        var form = new FormCheck();
        RetentionRule.Check(form, request.Years);
        return form.Problems;
    }
}

public sealed class CountEndedHandler(ComplaintsDb db, TimeProvider clock) : IRequestHandler<CountEnded, Answer<EndedCount>>
{
    public async Task<Answer<EndedCount>> Handle(CountEnded request, CancellationToken cancellationToken) =>
        new EndedCount(await Archivist.Ended(db, clock.Now().AddYears(-request.Years)).CountAsync(cancellationToken));
}
