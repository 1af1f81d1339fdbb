using System.Reflection;
using System.Reflection.Emit;

namespace Complaints.Tests.Shell;

/// <summary>One instruction of the compiled program.</summary>
/// <param name="Text">The literal it loads.</param>
/// <param name="Number">The constant it loads.</param>
/// <param name="Called">The method it calls.</param>
internal sealed record Instruction(string? Text, int? Number, MethodBase? Called);

/// <summary>Reads the instructions of methods: what is said on a screen is found there whichever way the source is written.</summary>
internal static class Instructions
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Known = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<(MethodBase Method, IReadOnlyList<Instruction> Code)> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))
        let code = method.IsAbstract ? null : method.GetMethodBody()?.GetILAsByteArray()
        where code is not null
        select (method, (IReadOnlyList<Instruction>)[.. Read(method, code)]);

    private static IEnumerable<Instruction> Read(MethodBase method, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var op = Known[code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at]];
            at += op.Size;
            yield return new Instruction(
                op.OperandType == OperandType.InlineString ? method.Module.ResolveString(BitConverter.ToInt32(code, at)) : null,
                NumberOf(op, code, at),
                op.OperandType == OperandType.InlineMethod ? Called(method, BitConverter.ToInt32(code, at)) : null);
            at += op.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : SizeOf(op.OperandType);
        }
    }

    private static int? NumberOf(OpCode op, byte[] code, int at) =>
        op.Value is >= 0x16 and <= 0x1E ? op.Value - 0x16
        : op == OpCodes.Ldc_I4_S ? (sbyte)code[at]
        : op == OpCodes.Ldc_I4 ? BitConverter.ToInt32(code, at) : null;

    private static MethodBase? Called(MethodBase from, int token) => from.Module.ResolveMethod(
        token, from.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null, from is MethodInfo { IsGenericMethod: true } ? from.GetGenericArguments() : null);

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
