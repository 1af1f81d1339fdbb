using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Parser;
using Jint.Parser.Ast;
using Node = Jint.Parser.Ast.Expression;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// Puts questions to the <see cref="ScriptBudget"/> into a parsed script: before every addition, in every round of a loop,
/// at the entrance of every function. They stand in the tree as values, not as names, so no script can see or replace them.
/// </summary>
internal static class ScriptGuards
{
    private static readonly Engine Owner = new();
    private static readonly JsValue Addition = new(new Guard(arguments => { ScriptBudget.Current.Check(); return arguments[0]; }));
    private static readonly JsValue Round = new(new Guard(_ => { ScriptBudget.Current.Check(); return JsValue.True; }));
    private static readonly JsValue Keys = new(new Guard(arguments => { ScriptBudget.Current.Check(BytesOfKeys(arguments[0])); return arguments[0]; }));
    private static readonly JsValue Entrance = new(new Guard(arguments =>
    {
        ScriptBudget.Current.EnterFunction(arguments[0].TryCast<ObjectInstance>());
        return JsValue.Undefined;
    }));

    // The interpreter takes for granted that what is thrown is an error with a message, or no object.
    private static readonly JsValue Thrown = new(new Guard(arguments =>
    {
        if (arguments[0].TryCast<ObjectInstance>() is { } o && o.Get("message").IsUndefined())
        {
            o.FastAddProperty("message", "", true, false, true);
        }

        return arguments[0];
    }));

    public static void Install(Program program)
    {
        // All parts first: a guard that is put in is none of them.
        foreach (var node in program.Body.SelectMany(SyntaxTree.WithParts).ToList())
        {
            Protect(node);
        }
    }

    /// <summary>The names of a text are its places, each a text of its own.</summary>
    public static long BytesOfKeys(JsValue value) =>
        value.IsString() ? BytesOfPlaces(value.AsString())
        : value.IsObject() && value.AsObject() is Jint.Native.String.StringInstance text ? BytesOfPlaces(text.PrimitiveValue.AsString())
        : 0;

    private static long BytesOfPlaces(string text) => text.Length * 200L;

    private static void Protect(SyntaxNode node)
    {
        switch (node)
        {
            case Literal { Type: SyntaxNodes.RegularExpressionLiteral }:
                throw new ParserException(Script.NoPatterns) { Description = Script.NoPatterns, Index = node.Range?[0] ?? 0 };
            case BinaryExpression { Operator: BinaryOperator.Plus } sum:
                sum.Right = Ask(Addition, sum.Right);
                break;
            case AssignmentExpression { Operator: AssignmentOperator.PlusAssign } sum:
                sum.Right = Ask(Addition, sum.Right);
                break;
            case FunctionExpression function:
                Enter(function.Body);
                break;
            case FunctionDeclaration function:
                Enter(function.Body);
                break;
            case ThrowStatement thrown:
                thrown.Argument = Ask(Thrown, thrown.Argument);
                break;
            case WhileStatement loop:
                loop.Test = EachRound(loop.Test);
                break;
            case DoWhileStatement loop:
                loop.Test = EachRound(loop.Test);
                break;
            case ForStatement loop:
                loop.Test = loop.Test is null ? Ask(Round) : EachRound(loop.Test);
                break;
            case ForInStatement loop:
                loop.Right = Ask(Keys, loop.Right);
                loop.Body = new BlockStatement { Type = SyntaxNodes.BlockStatement, Location = loop.Body.Location, Body = [Asking(Round), loop.Body] };
                break;
        }
    }

    private static void Enter(Statement body)
    {
        var block = (BlockStatement)body;
        block.Body = [Asking(Entrance, new ThisExpression { Type = SyntaxNodes.ThisExpression }), .. block.Body];
    }

    private static SequenceExpression EachRound(Node test) =>
        new() { Type = SyntaxNodes.SequenceExpression, Location = test.Location, Expressions = [Ask(Round), test] };

    private static ExpressionStatement Asking(JsValue guard, params Node[] arguments) =>
        new() { Type = SyntaxNodes.ExpressionStatement, Expression = Ask(guard, arguments) };

    private static CallExpression Ask(JsValue guard, params Node[] arguments) => new()
    {
        Type = SyntaxNodes.CallExpression,
        Location = arguments.Length > 0 ? arguments[0].Location : null,
        Callee = new Literal { Type = SyntaxNodes.Literal, Cached = true, CachedValue = guard },
        Arguments = arguments,
    };

    /// <summary>Shared by all interpreters: it keeps nothing, and no script gets hold of it.</summary>
    private sealed class Guard : FunctionInstance
    {
        private readonly Func<JsValue[], JsValue> _ask;

        public Guard(Func<JsValue[], JsValue> ask)
            : base(Owner, null, null, false) => _ask = ask;

        public override JsValue Call(JsValue thisObject, JsValue[] arguments) => _ask(arguments);
    }
}
