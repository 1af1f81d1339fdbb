using Jint.Parser.Ast;

namespace Complaints.Workflow.Expressions;

/// <summary>The parts of a parsed script. The keys of objects, the names behind a dot and labels are no parts: they name no variable.</summary>
internal static class SyntaxTree
{
    public static IEnumerable<SyntaxNode> Parts(SyntaxNode node) => All(node).OfType<SyntaxNode>();

    private static IEnumerable<SyntaxNode?> All(SyntaxNode node) => node switch
    {
        BinaryExpression binary => [binary.Left, binary.Right],
        AssignmentExpression assignment => [assignment.Left, assignment.Right],
        LogicalExpression logical => [logical.Left, logical.Right],
        ConditionalExpression conditional => [conditional.Test, conditional.Consequent, conditional.Alternate],
        UnaryExpression unary => [unary.Argument],
        MemberExpression member => member.Computed ? [member.Object, member.Property] : [member.Object],
        CallExpression call => [call.Callee, .. call.Arguments],
        NewExpression created => [created.Callee, .. created.Arguments],
        ArrayExpression array => array.Elements,
        ObjectExpression obj => obj.Properties.Select(p => p.Value),
        SequenceExpression sequence => sequence.Expressions,
        FunctionExpression function => [function.Body],
        FunctionDeclaration function => [function.Body],
        ExpressionStatement statement => [statement.Expression],
        VariableDeclaration variables => variables.Declarations.Select(d => d.Init),
        BlockStatement block => block.Body,
        IfStatement choice => [choice.Test, choice.Consequent, choice.Alternate],
        ReturnStatement result => [result.Argument],
        ThrowStatement thrown => [thrown.Argument],
        TryStatement attempt => [attempt.Block, .. attempt.Handlers, attempt.Finalizer],
        CatchClause handler => [handler.Body],
        SwitchStatement choice => [choice.Discriminant, .. choice.Cases ?? []],
        SwitchCase option => [option.Test, .. option.Consequent],
        LabelledStatement labelled => [labelled.Body],
        WithStatement with => [with.Object, with.Body],
        WhileStatement loop => [loop.Test, loop.Body],
        DoWhileStatement loop => [loop.Body, loop.Test],
        ForStatement loop => [loop.Init, loop.Test, loop.Update, loop.Body],
        ForInStatement loop => [loop.Left, loop.Right, loop.Body],
        Literal or Identifier or ThisExpression or BreakStatement or ContinueStatement or DebuggerStatement or EmptyStatement => [],
        _ => throw new NotSupportedException($"The script holds a {node.Type}, into which nothing looks."),
    };

    /// <summary>A part of a script with all that stands in it, in no particular order.</summary>
    public static IEnumerable<SyntaxNode> WithParts(SyntaxNode node)
    {
        var open = new Stack<SyntaxNode>([node]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var part in Parts(next))
            {
                open.Push(part);
            }
        }
    }
}
