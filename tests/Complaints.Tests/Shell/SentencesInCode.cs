using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Complaints.Shell;

namespace Complaints.Tests.Shell;

/// <summary>
/// Every sentence that the compiled program can say, found in its instructions: a literal is loaded and made a
/// <see cref="Sentence"/>, an interpolation is appended to one piece by piece. Pages are compiled too, so theirs are among them.
/// </summary>
internal sealed class SentencesInCode
{
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Stack<(StringBuilder Template, int Holes)> open = [];

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
        for (var at = 0; at < code.Length;)
        {
            var op = OpCodes[code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at]];
            at += op.Size;
            if (op.OperandType == OperandType.InlineString)
            {
                literal = method.Module.ResolveString(BitConverter.ToInt32(code, at));
            }
            else
            {
                if (op.OperandType == OperandType.InlineMethod && Called(method, BitConverter.ToInt32(code, at)) is { } called && called.DeclaringType == typeof(Sentence))
                {
                    Take(called, literal, method);
                }

                literal = null;
            }

            at += op.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : SizeOf(op.OperandType);
        }
    }

    private void Take(MethodBase called, string? literal, MethodBase from)
    {
        switch (called.Name)
        {
            case ".ctor":
                open.Push((new StringBuilder(), 0));
                Remember();
                break;
            case nameof(Sentence.AppendLiteral):
                open.Peek().Template.Append(literal!.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                Remember();
                break;
            case nameof(Sentence.AppendFormatted):
                var (template, holes) = open.Pop();
                open.Push((template.Append('{').Append(holes).Append('}'), holes + 1));
                Remember();
                break;
            case "op_Implicit" when called.GetParameters()[0].ParameterType == typeof(string):
                if (literal is null)
                {
                    Lost.Add($"{from.DeclaringType!.FullName}.{from.Name}");
                }
                else
                {
                    Templates.Add(literal);
                }

                break;
        }

        void Remember()
        {
        }
    }

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
}
