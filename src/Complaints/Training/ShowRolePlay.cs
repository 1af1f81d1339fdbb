using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Training;

/// <summary>A conversation to practise, with all that can be answered.</summary>
[May(Role.Floor)]
public sealed record ShowRolePlay(string Id) : IQuery<RolePlay>;

public sealed class ShowRolePlayHandler(RolePlays plays) : IRequestHandler<ShowRolePlay, Answer<RolePlay>>
{
    public Task<Answer<RolePlay>> Handle(ShowRolePlay request, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<RolePlay>>(plays.Find(request.Id) is { } play ? play : Unknown(request.Id));

    internal static Refused Unknown(string id) => Refused.NotFound("play", $"There is no conversation to practise called '{id}'.");
}
