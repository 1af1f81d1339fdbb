using Jint.Parser.Ast;
using Node = Jint.Parser.Ast.SyntaxNode;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// Whether a let or const may run as the var it has become, and an arrow function as a function: every name is looked up
/// as JavaScript does, and whatever could tell the difference is a problem.
/// </summary>
internal sealed class LexicalNames
{
    private readonly ScriptSource _source;
    private readonly NewerSyntax _newer;
    private readonly int _before;
    private readonly LexicalScope _global = new(null, 0);
    private readonly List<LexicalScope> _scopes = [];
    private readonly List<LexicalUse> _uses = [];
    private readonly List<(int Index, string? Name)> _selves = [];
    private readonly Dictionary<Node, int> _begins = [];
    private readonly SortedDictionary<int, Remark> _problems = [];

    private LexicalNames(ScriptSource source, NewerSyntax newer, int before) => (_source, _newer, _before) = (source, newer, before);

    /// <summary>The first problem, or null. So many characters stand before the source in what was parsed.</summary>
    public static Remark? Check(Program program, ScriptSource source, NewerSyntax newer, int before)
    {
        var names = new LexicalNames(source, newer, before);
        names._scopes.Add(names._global);
        names.VisitList(program.Body, new Where(names._global, 0, int.MaxValue, 0, false, false));
        names._scopes.SelectMany(s => s.DeclaredTwice()).ToList().ForEach(n => names.Problem(n.Index, Twice(n.Name)));
        names._uses.ForEach(u => { if (u.Fault(names._uses) is { } fault) { names.Problem(u.Index, fault); } });
        names.CheckSelves();
        return names._problems.Count == 0 ? null : names._problems.First() is var (index, remark) ? Remark.Of($"{source.Place(index - before)}: {remark}") : null;
    }

    /// <summary>Where a name stands: from where to where what is declared there can be used, and which block that belongs to.</summary>
    private sealed record Where(LexicalScope Scope, int From, int To, int Block, bool InLoop, bool InWith);

    private void VisitList(IEnumerable<Node> statements, Where where)
    {
        foreach (var statement in statements)
        {
            if (statement is VariableDeclaration declaration)
            {
                Declare(declaration, where, null);
            }
            else
            {
                Visit(statement, where);
            }
        }
    }

    private void Visit(Node? node, Where where)
    {
        switch (node)
        {
            case null:
                break;
            case Identifier name:
                Refer(name, where, How.Read);
                break;
            case ThisExpression self:
                Self(self, null, where);
                break;
            case MemberExpression { Computed: false, Object: ThisExpression self, Property: Identifier name }:
                Self(self, name.Name, where);
                break;
            case AssignmentExpression { Left: ObjectExpression or ArrayExpression } assignment:
                Problem(assignment.Left, "Scripts are ECMAScript 5.1, which has no destructuring: write a = x.a; b = x.b.");
                break;
            case AssignmentExpression { Left: Identifier name, Right: var value }:
                Refer(name, where, How.Written);
                Visit(value, where);
                break;
            case UpdateExpression { Argument: Identifier name }:
                Refer(name, where, How.Written);
                break;
            case UnaryExpression { Operator: UnaryOperator.Delete, Argument: Identifier }:
                Problem(node, "A variable cannot be deleted: set it to undefined.");
                break;
            case NewExpression { Callee: Identifier name, Arguments: var arguments }:
                Refer(name, where, How.Created);
                arguments.ToList().ForEach(a => Visit(a, where));
                break;
            case NewExpression { Callee: FunctionExpression made } when _newer.IsArrow(Origin(made.Range[0])):
                Problem(made, "new makes nothing of an arrow function: write function.");
                break;
            case FunctionDeclaration function:
                where.Scope.Function.Hoist(function);
                VisitFunction(function.Parameters, function.Body, new LexicalScope(where.Scope, function.Range[0]) { IsFunction = true, IsHoisted = true });
                break;
            case FunctionExpression function:
                VisitExpression(function, where);
                break;
            case VariableDeclaration declaration:
                if (Kind(declaration) is { } kind)
                {
                    Problem(declaration, $"A {kind} stands in a block of its own here: write {{ and }} around it.");
                }

                Declare(declaration, where, null);
                break;
            case BlockStatement block:
                VisitList(block.Body, Inside(block, where));
                break;
            case SwitchStatement choice:
                Visit(choice.Discriminant, where);
                foreach (var option in choice.Cases ?? [])
                {
                    Visit(option.Test, where);
                    VisitList(option.Consequent, Inside(option, where) with { Block = choice.Range[0] });
                }

                break;
            case CatchClause handler:
                var caught = new LexicalScope(where.Scope, handler.Range[0]);
                caught.Add(new LexicalName(handler.Param.Name, handler.Param.Range[0], handler.Range[0], handler.Range[1]));
                _scopes.Add(caught);
                Visit(handler.Body, where with { Scope = caught });
                break;
            case WithStatement with:
                Visit(with.Object, where);
                Visit(with.Body, where with { InWith = true });
                break;
            case ForStatement loop:
                var around = Inside(loop, where) with { InLoop = true };
                VisitHead(loop.Init, around, null);
                Visit(loop.Test, around);
                Visit(loop.Update, around);
                Visit(loop.Body, around);
                break;
            case ForInStatement loop:
                var each = Inside(loop, where) with { InLoop = true };
                VisitHead(loop.Left, each, loop.Body.Range[0]);
                Visit(loop.Right, each);
                Visit(loop.Body, each);
                break;
            case WhileStatement or DoWhileStatement:
                VisitParts(node, where with { InLoop = true });
                break;
            default:
                VisitParts(node, where);
                break;
        }
    }

    private void VisitParts(Node node, Where where)
    {
        foreach (var part in SyntaxTree.Parts(node))
        {
            Visit(part, where);
        }
    }

    private void VisitHead(Node? head, Where where, int? usable)
    {
        if (head is VariableDeclaration declaration)
        {
            Declare(declaration, where, usable);
        }
        else if (head is Identifier name && usable is not null)
        {
            Refer(name, where, How.Written);   // for (name in o)
        }
        else
        {
            Visit(head, where);
        }
    }

    private void VisitExpression(FunctionExpression function, Where where)
    {
        var isArrow = _newer.IsArrow(Origin(function.Range[0]));
        var scope = where.Scope;
        if (function.Id is { } id)
        {
            scope = new LexicalScope(scope, function.Range[0]);
            scope.Add(new LexicalName(id.Name, id.Range[0], function.Range[0], function.Range[1]));
        }

        VisitFunction(function.Parameters, function.Body, new LexicalScope(scope, _begins.GetValueOrDefault(function, function.Range[0])) { IsFunction = true, IsArrow = isArrow });
    }

    private void VisitFunction(IEnumerable<Identifier> parameters, Statement body, LexicalScope scope)
    {
        _scopes.Add(scope);
        foreach (var parameter in parameters)
        {
            scope.Add(new LexicalName(parameter.Name, parameter.Range[0], body.Range[0], body.Range[1]));
        }

        Visit(body, new Where(scope, 0, 0, 0, false, false));
    }

    /// <summary>The names have a value from where they are declared, or from a place further down.</summary>
    private void Declare(VariableDeclaration declaration, Where where, int? usable)
    {
        var kind = Kind(declaration);
        foreach (var declarator in declaration.Declarations)
        {
            var name = new LexicalName(declarator.Id.Name, declarator.Id.Range[0], where.From, where.To)
            {
                Kind = kind, Block = where.Block, InLoop = where.InLoop, Usable = usable ?? declarator.Range[1],
                IsArrow = declarator.Init is FunctionExpression { Range: var range } && _newer.IsArrow(Origin(range[0])),
            };
            where.Scope.Function.Add(name);
            if (kind is not null)
            {
                CheckDeclarator(declarator, name, where, usable is not null);
            }

            Postpone(declarator.Init, name.Usable);
            Visit(declarator.Init, where);
        }
    }

    private void CheckDeclarator(VariableDeclarator declarator, LexicalName name, Where where, bool isEach)
    {
        var fault = name.Name is "arguments" or "eval" || (where.Scope.Function == _global && name.Name is "undefined" or "NaN" or "Infinity" or "Function")
            ? Remark.Of($"{name.Name} is a name that cannot be declared here: take another one.")
            : isEach && declarator.Init is not null ? Remark.Of($"{name.Name} gets its values from the loop: leave out the first.")
            : !isEach && declarator.Init is null && name.Kind == "const" ? Remark.Of($"{name.Name} is a const and needs a value.")
            : where.InWith ? Remark.Of("Neither let nor const can stand inside with: write var.")
            : where.Scope.IsCaught(name.Name) ? Twice(name.Name)
            : null;
        if (fault is not null)
        {
            Problem(declarator.Id, fault);
        }
    }

    /// <summary>What stands in a literal cannot be called before the variable holds the literal.</summary>
    private void Postpone(Node? literal, int begin)
    {
        switch (literal)
        {
            case FunctionExpression function:
                _begins[function] = begin;
                break;
            case ObjectExpression obj:
                obj.Properties.ToList().ForEach(p => Postpone(p.Value, begin));
                break;
            case ArrayExpression array:
                array.Elements.ToList().ForEach(e => Postpone(e, begin));
                break;
        }
    }

    private void Refer(Identifier name, Where where, How how)
    {
        _uses.Add(new LexicalUse(name.Name, name.Range[0], where.Scope, how));
        if (name.Name == "arguments" && where.Scope.Function.IsArrow)
        {
            Problem(name, "An arrow function has no arguments of its own: write function.");
        }
    }

    private void Self(ThisExpression self, string? name, Where where)
    {
        _selves.Add((self.Range[0], name));
        if (name is not null)
        {
            _uses.Add(new LexicalUse(name, self.Range[0], where.Scope, How.OfThis));
        }

        if (where.Scope.Function.IsArrow)
        {
            Problem(self, "An arrow function has no this of its own: write var self = this; before it, and self in it.");
        }
    }

    /// <summary>The global object holds what var declares, but not what let and const do.</summary>
    private void CheckSelves()
    {
        var names = _global.Names.Where(n => n.Kind is not null).Select(n => n.Name).ToHashSet();
        foreach (var (index, name) in _selves.Where(s => names.Count > 0 && (s.Name is null || names.Contains(s.Name))))
        {
            Problem(index, "Through this, a script could see that let and const run as var: write var, or put the script into a function.");
        }
    }

    private string? Kind(VariableDeclaration declaration) => _newer.KindAt(Origin(declaration.Range[0]));

    private int Origin(int index) => _source.Origin(index - _before);

    private static Where Inside(Node block, Where where) => where with { From = block.Range[0], To = block.Range[1], Block = block.Range[0] };

    private static Remark Twice(string name) => $"{name} is declared more than once in this function: give one of them another name.";

    private void Problem(Node node, Remark remark) => Problem(node.Range[0], remark);

    private void Problem(int index, Remark remark) => _problems.TryAdd(index, remark);
}
