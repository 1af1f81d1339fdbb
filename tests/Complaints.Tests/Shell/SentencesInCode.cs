using System.Reflection;
using System.Text;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Tests.Shell;

/// <summary>
/// Every sentence that compiled code can say: a literal is loaded and made a <see cref="Sentence"/> or a <see cref="Remark"/>,
/// an interpolation is appended to one piece by piece. Pages are compiled too, so theirs are among them.
/// </summary>
internal sealed class SentencesInCode
{
    private static readonly Type[] Kinds = [typeof(Sentence), typeof(Remark)];

    private readonly Stack<Unfinished> open = [];

    public SortedSet<string> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that make a sentence of something that is no literal: its template is lost.</summary>
    public SortedSet<string> Lost { get; } = new(StringComparer.Ordinal);

    public static SentencesInCode Of(params Assembly[] assemblies)
    {
        var found = new SentencesInCode();
        foreach (var (method, code) in assemblies.SelectMany(Instructions.Of).Where(body => !Kinds.Contains(body.Method.DeclaringType!)))
        {
            found.Read($"{method.DeclaringType!.FullName}.{method.Name}", code);
        }

        return found;
    }

    private void Read(string method, IReadOnlyList<Instruction> code)
    {
        open.Clear();
        string? literal = null;
        var numbers = (First: 0, Second: 0);
        foreach (var instruction in code)
        {
            if (instruction.Number is { } number)
            {
                numbers = (numbers.Second, number);
            }
            else if (instruction.Called is { } called && Kinds.Contains(called.DeclaringType!))
            {
                Take(called, literal, numbers, method);
            }

            literal = instruction.Text;
        }

        Assert.True(open.Count == 0, $"A sentence in {method} could not be read.");
    }

    private void Take(MethodBase called, string? literal, (int Length, int Holes) announced, string from)
    {
        switch (called.Name)
        {
            case ".ctor":
                open.Push(new Unfinished(new StringBuilder(), announced.Length, announced.Holes, 0));
                break;
            case nameof(Sentence.AppendLiteral):
                var before = open.Pop();
                Keep(before with { Literal = before.Literal - literal!.Length }, Escaped(literal));
                break;
            case nameof(Sentence.AppendFormatted):
                var (template, length, holes, next) = open.Pop();
                Keep(new Unfinished(template, length, holes - 1, next + 1), $"{{{next}}}");
                break;
            case "op_Implicit" when called.GetParameters()[0].ParameterType == typeof(string) && literal != "":
                (literal is null ? Lost : Templates).Add(literal ?? from);
                break;
        }
    }

    /// <summary>The compiler says beforehand how long the literals are and how many holes there are: so the end is known.</summary>
    private void Keep(Unfinished sentence, string more)
    {
        sentence.Template.Append(more);
        if (sentence is { Literal: 0, Holes: 0 })
        {
            Templates.Add(sentence.Template.ToString());
        }
        else
        {
            open.Push(sentence);
        }
    }

    private static string Escaped(string literal) => literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <param name="Holes">How many are still to come.</param>
    /// <param name="Next">The number of the next.</param>
    private sealed record Unfinished(StringBuilder Template, int Literal, int Holes, int Next);
}
