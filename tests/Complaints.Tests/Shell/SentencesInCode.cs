using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using System.Text.RegularExpressions;
using Complaints.Shell;

namespace Complaints.Tests.Shell;

/// <summary>
/// Every sentence that the compiled program can say, found in its instructions: a literal is loaded and made a
/// <see cref="Sentence"/>, an interpolation is appended to one piece by piece. Pages are compiled too, so theirs are among them.
/// </summary>
internal sealed class SentencesInCode
{
    private static readonly Dictionary<short, OpCode> Known = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Stack<Unfinished> open = [];

    public SortedSet<string> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that make a sentence of something that is no literal: its template is lost.</summary>
    public SortedSet<string> Lost { get; } = new(StringComparer.Ordinal);

    public static SentencesInCode Of(Assembly assembly)
    {
        var found = new SentencesInCode();
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var type in assembly.GetTypes().Where(type => type != typeof(Sentence)))
        {
            foreach (var method in type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)))
            {
                found.Read(method);
            }
        }

        return found;
    }

    private void Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return;
        }

        open.Clear();
        string? literal = null;
        var numbers = (First: 0, Second: 0);
        for (var at = 0; at < code.Length;)
        {
            var op = Known[code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at]];
            at += op.Size;
            if (NumberOf(op, code, at) is { } number)
            {
                numbers = (numbers.Second, number);
            }
            else if (op.OperandType == OperandType.InlineMethod && Called(method, BitConverter.ToInt32(code, at)) is { } called && called.DeclaringType == typeof(Sentence))
            {
                Take(called, literal, numbers, $"{method.DeclaringType!.FullName}.{method.Name}");
            }

            literal = op.OperandType == OperandType.InlineString ? method.Module.ResolveString(BitConverter.ToInt32(code, at)) : null;
            at += op.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : SizeOf(op.OperandType);
        }

        Assert.True(open.Count == 0, $"A sentence in {method.DeclaringType!.FullName}.{method.Name} could not be read.");
    }

    private void Take(MethodBase called, string? literal, (int Length, int Holes) announced, string from)
    {
        switch (called.Name)
        {
            case ".ctor":
                open.Push(new Unfinished(new StringBuilder(), announced.Length, announced.Holes));
                break;
            case nameof(Sentence.AppendLiteral):
                var before = open.Pop();
                Keep(before with { Literal = before.Literal - literal!.Length }, Escaped(literal));
                break;
            case nameof(Sentence.AppendFormatted):
                var (template, length, holes) = open.Pop();
                Keep(new Unfinished(template, length, holes - 1), $"{{{Holes(template)}}}");
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

    private static int Holes(StringBuilder template) => Regex.Count(template.ToString(), @"(?<!\{)\{[0-9]+\}");

    private static int? NumberOf(OpCode op, byte[] code, int at) =>
        op.Value is >= 0x16 and <= 0x1E ? op.Value - 0x16
        : op == OpCodes.Ldc_I4_S ? (sbyte)code[at]
        : op == OpCodes.Ldc_I4 ? BitConverter.ToInt32(code, at) : null;

    private static MethodBase? Called(MethodBase from, int token)
    {
        var typeArguments = from.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return from.Module.ResolveMethod(token, typeArguments, from is MethodInfo { IsGenericMethod: true } ? from.GetGenericArguments() : null);
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private sealed record Unfinished(StringBuilder Template, int Literal, int Holes);
}
