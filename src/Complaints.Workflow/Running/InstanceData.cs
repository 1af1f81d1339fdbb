using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Running;

/// <summary>Variables, inputs, results and outputs during a step. Values are replaced, never changed, so copies may share them.</summary>
internal sealed class InstanceData(Burst burst, WorkflowInstance before, TokenSet tokens)
{
    private static readonly VariableDefinition[] None = [];

    public Dictionary<string, JsonNode?> Variables { get; } = new(before.Variables, StringComparer.Ordinal);

    public Dictionary<string, JsonNode?> Outputs { get; } = new(before.Outputs, StringComparer.Ordinal);

    public Dictionary<string, JsonNode?> Output { get; } = new(before.Output, StringComparer.Ordinal);

    public string? Name { get; set; } = before.Name;

    public string? CorrelationId { get; set; } = before.CorrelationId;

    public IReadOnlyDictionary<string, JsonNode?> Input => before.Input;

    public JsonNode? LastResult { get; set; } = before.LastResult;

    /// <summary>The variables a token sees with the token that holds each (null: the workflow), nearest first.</summary>
    public IEnumerable<(VariableDefinition Variable, Token? Holder)> InSight(Token token)
    {
        for (var holder = (Token?)token; holder is not null; holder = tokens.Find(holder.Parent))
        {
            foreach (var variable in burst.Definition.FindActivity(holder.ActivityId)?.Variables ?? None)
            {
                yield return (variable, holder);
            }
        }

        foreach (var variable in burst.Definition.Variables)
        {
            yield return (variable, null);
        }
    }

    public (VariableDefinition Variable, Token? Holder) Find(Token token, Func<VariableDefinition, bool> isIt, string name)
    {
        var found = InSight(token).FirstOrDefault(v => isIt(v.Variable));
        return found.Variable is null ? throw new ActivityFault($"There is no variable {name}.") : found;
    }

    public JsonNode? Get((VariableDefinition Variable, Token? Holder) place) =>
        (place.Holder is { } holder ? tokens.Find(holder.Key)?.Variables : Variables)?.GetValueOrDefault(place.Variable.Name);

    /// <summary>The token as it is now; null when it was withdrawn.</summary>
    public Token? Find(Token token) => tokens.Find(token.Key);

    public void Remember(Token token, Func<Token, Token> change)
    {
        if (Find(token) is { } current)
        {
            tokens.Put(change(current));
        }
    }

    public void SetOwn(Token holder, string name, JsonNode? value) => SetIn(holder, name, value?.DeepClone());

    /// <param name="token">Whose activity sets it, for the journal.</param>
    /// <param name="place">Where it is found.</param>
    /// <param name="value">Brought to the type of the variable where that loses nothing.</param>
    /// <param name="keepsShape">An object or a list stays one, also in a variable of texts.</param>
    /// <exception cref="ActivityFault">The variable cannot hold it.</exception>
    public void Set(Token token, (VariableDefinition Variable, Token? Holder) place, JsonNode? value, bool keepsShape = false)
    {
        if (!VariableTypes.TryFit(value, place.Variable, keepsShape, out var fitted))
        {
            throw new ActivityFault($"The variable {place.Variable.Name} is {Article(place.Variable)} and cannot hold {Short(value!.ToJsonString(JsonTexts.Readable))}.");
        }

        fitted = fitted?.DeepClone();
        if (place.Holder is not { } holder)
        {
            Variables[place.Variable.Name] = fitted;
        }
        else
        {
            SetIn(holder, place.Variable.Name, fitted);
        }

        burst.Journal(token.ActivityId, JournalKind.Set, new JsonObject { ["name"] = place.Variable.Name, ["value"] = fitted?.DeepClone() });
    }

    private static Remark Article(VariableDefinition variable)
    {
        var type = VariableTypes.ShortName(variable.TypeName);
        return variable.IsArray ? Remark.Of($"a list of {type}")
            : "AEIOU".Contains(type[0], StringComparison.OrdinalIgnoreCase) ? Remark.Of($"an {type}") : Remark.Of($"a {type}");
    }

    private static string Short(string text) => text.Length > 200 ? JsonTexts.Head(text, 200) + "\u2026" : text;

    private void SetIn(Token holder, string name, JsonNode? value)
    {
        if (tokens.Find(holder.Key) is { } current)
        {
            tokens.Put(current with
            {
                Variables = new Dictionary<string, JsonNode?>(current.Variables ?? new Dictionary<string, JsonNode?>(), StringComparer.Ordinal) { [name] = value },
            });
        }
    }
}
