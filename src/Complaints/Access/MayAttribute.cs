using System.Reflection;
using Complaints.Shell;

namespace Complaints.Access;

/// <summary>Who may send this request. Every request says so; one that does not is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>For the few requests that come before anybody can be signed in.</summary>
    public bool Anyone { get; init; }

    public static Refused? WhyNot(Type request, Actor actor)
    {
        var may = request.GetCustomAttribute<MayAttribute>();
        if (may?.Anyone == true)
        {
            return null;
        }

        if (!actor.IsSignedIn)
        {
            return new Refused(Refusal.SignInFirst, [new Problem("", "Sign in first.")]);
        }

        return may is not null && may.Roles.Any(role => actor.Role.Covers(role))
            ? null
            : Refused.NotAllowed($"This is not for the role {actor.Role:Role}. An administrator can tell you who may.");
    }
}
