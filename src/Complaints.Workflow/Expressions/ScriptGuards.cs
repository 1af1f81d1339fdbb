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
internal sealed class ScriptGuards
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

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public static void Install(Program program)
    {
        var guards = new ScriptGuards();
        guards.Visit(program.Body);
        guards.Visit(program.FunctionDeclarations);
    }

    /// <summary>The names of a text are its places, each a text of its own.</summary>
    public static long BytesOfKeys(JsValue value) =>
        value.IsString() ? BytesOfPlaces(value.AsString())
        : value.IsObject() && value.AsObject() is Jint.Native.String.StringInstance text ? BytesOfPlaces(text.PrimitiveValue.AsString())
        : 0;

    private static long BytesOfPlaces(string text) => text.Length * 200L;

    private void Visit(IEnumerable<SyntaxNode?>? nodes)
    {
        foreach (var node in nodes ?? [])
        {
            Visit(node);
        }
    }

    private void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case Literal { Type: SyntaxNodes.RegularExpressionLiteral }:
                throw new ParserException(Script.NoPatterns) { Description = Script.NoPatterns, Index = node.Range?[0] ?? 0 };
            case null or Literal or Identifier or ThisExpression or BreakStatement or ContinueStatement or DebuggerStatement or EmptyStatement:
                break;
            case BinaryExpression binary:
                Visit(binary.Left);
                Visit(binary.Right);
                if (binary.Operator == BinaryOperator.Plus)
                {
                    binary.Right = Ask(Addition, binary.Right);
                }

                break;
            case AssignmentExpression assignment:
                Visit(assignment.Left);
                Visit(assignment.Right);
                if (assignment.Operator == AssignmentOperator.PlusAssign)
                {
                    assignment.Right = Ask(Addition, assignment.Right);
                }

                break;
            case LogicalExpression logical:
                Visit(logical.Left);
                Visit(logical.Right);
                break;
            case ConditionalExpression conditional:
                Visit(conditional.Test);
                Visit(conditional.Consequent);
                Visit(conditional.Alternate);
                break;
            case UnaryExpression unary:   // an update (i++) as well
                Visit(unary.Argument);
                break;
            case MemberExpression member:
                Visit(member.Object);
                Visit(member.Property);
                break;
            case CallExpression call:
                Visit(call.Callee);
                Visit(call.Arguments);
                break;
            case NewExpression created:
                Visit(created.Callee);
                Visit(created.Arguments);
                break;
            case ArrayExpression array:
                Visit(array.Elements);
                break;
            case ObjectExpression obj:
                Visit(obj.Properties.Select(p => p.Value));
                break;
            case SequenceExpression sequence:
                Visit(sequence.Expressions);
                break;
            case FunctionExpression function:
                if (_seen.Add(function))
                {
                    Enter(function.Body);
                    Visit(function.FunctionDeclarations);
                }

                break;
            default:
                VisitStatement(node);
                break;
        }
    }

    private void VisitStatement(SyntaxNode node)
    {
        switch (node)
        {
            case FunctionDeclaration function:
                if (_seen.Add(function))
                {
                    Enter(function.Body);
                    Visit(function.FunctionDeclarations);
                }

                break;
            case ExpressionStatement statement:
                Visit(statement.Expression);
                break;
            case VariableDeclaration variables:
                Visit(variables.Declarations.Select(d => d.Init));
                break;
            case BlockStatement block:
                Visit(block.Body);
                break;
            case IfStatement choice:
                Visit(choice.Test);
                Visit(choice.Consequent);
                Visit(choice.Alternate);
                break;
            case ReturnStatement result:
                Visit(result.Argument);
                break;
            case ThrowStatement thrown:
                Visit(thrown.Argument);
                thrown.Argument = Ask(Thrown, thrown.Argument);
                break;
            case TryStatement attempt:
                Visit(attempt.Block);
                Visit(attempt.Handlers.Select(h => h.Body));
                Visit(attempt.Finalizer);
                break;
            case SwitchStatement choice:
                Visit(choice.Discriminant);
                foreach (var option in choice.Cases ?? [])
                {
                    Visit(option.Test);
                    Visit(option.Consequent);
                }

                break;
            case LabelledStatement labelled:
                Visit(labelled.Body);
                break;
            case WithStatement with:
                Visit(with.Object);
                Visit(with.Body);
                break;
            case WhileStatement loop:
                Visit(loop.Test);
                Visit(loop.Body);
                loop.Test = EachRound(loop.Test);
                break;
            case DoWhileStatement loop:
                Visit(loop.Test);
                Visit(loop.Body);
                loop.Test = EachRound(loop.Test);
                break;
            case ForStatement loop:
                Visit(loop.Init);
                Visit(loop.Test);
                Visit(loop.Update);
                Visit(loop.Body);
                loop.Test = loop.Test is null ? Ask(Round) : EachRound(loop.Test);
                break;
            case ForInStatement loop:
                Visit(loop.Left);
                Visit(loop.Right);
                Visit(loop.Body);
                loop.Right = Ask(Keys, loop.Right);
                loop.Body = new BlockStatement { Type = SyntaxNodes.BlockStatement, Location = loop.Body.Location, Body = [Asking(Round), loop.Body] };
                break;
            default:
                throw new NotSupportedException($"The script holds a {node.Type}, which cannot be guarded.");
        }
    }

    private void Enter(Statement body)
    {
        var block = (BlockStatement)body;
        Visit(block.Body);
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
