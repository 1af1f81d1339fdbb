using Complaints.Shell;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Access;

/// <summary>What ASP.NET Identity refuses when the first administrator is made, in our words.</summary>
public sealed class PersonErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"A password has at least {length} characters.");

    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "A password has at least one small letter from a to z.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "A user name has letters from a to z, digits and . - _ @ + only.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"The user name {userName} is taken.");

    private static IdentityError Say(string code, Sentence sentence) => new() { Code = code, Description = sentence.ToString() };
}
