using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>The cells of one row, by what they fill. Keeps the first thing that is wrong with any of them.</summary>
internal sealed class ImportCells(ImportPlan plan, string[] fields)
{
    /// <summary>One sentence, naming the column and its value; null while nothing is wrong.</summary>
    public Sentence? Wrong { get; private set; }

    /// <param name="rest">The end of the sentence that begins with the column and what it holds.</param>
    public void When(bool wrong, string target, Sentence rest)
    {
        if (wrong && Wrong is null)
        {
            Wrong = plan.ColumnOf(target) is not { } column ? Sentence.Of($"The constant for {target} is '{ImportSentences.Short(plan.Default(target) ?? "")}', {rest}.")
                : plan.Stated(fields, column) is { } text ? Sentence.Of($"{plan.NameOf(column)} holds '{ImportSentences.Short(text):value}', {rest}.")
                : Sentence.Of($"{plan.NameOf(column)} is empty, {rest}.");
        }
    }

    public void Require(int column, Sentence rest)
    {
        if (Wrong is null && plan.Stated(fields, column) is null)
        {
            Wrong = $"{plan.NameOf(column)} is empty, {rest}.";
        }
    }

    /// <summary>Translated where a translation is given; null where nothing is stated.</summary>
    public string? Text(string target)
    {
        var stated = plan.ColumnOf(target) is { } column ? plan.Stated(fields, column) : null;
        var text = stated is not null && plan.Words(target) is { } words ? words.GetValueOrDefault(stated, stated) : stated;
        text = string.IsNullOrEmpty(text) ? stated is null ? plan.Default(target) : null : text;
        var longest = ImportTarget.Of(target)!.Longest;
        When(longest > 0 && text?.Length > longest, target, $"which has {text?.Length:value} characters; at most {longest} are kept");
        return text;
    }

    /// <summary>A word from a list: once any are translated, each has to be.</summary>
    public string? Coded(string target)
    {
        if (plan.Words(target) is { } words && plan.ColumnOf(target) is { } column && plan.Stated(fields, column) is { } stated)
        {
            When(!words.ContainsKey(stated), target, "which has no translation");
        }

        return Text(target);
    }

    public ImportCode? Code(string target, string nameTarget)
    {
        // A register that has names but no codes is as good: the name is the code.
        var name = Text(nameTarget);
        return (Text(target) ?? (plan.ColumnOf(target) is null ? name : null)) is { } text ? ImportCode.Of(text, name) : null;
    }

    public ImportDates.Moment? Moment(string target)
    {
        if (plan.ColumnOf(target) is not { } column || plan.Stated(fields, column) is not { } text)
        {
            return null;
        }

        var (moment, wrong) = plan.Dates.Read(text);
        When(wrong is not null, target, wrong ?? "");
        return moment;
    }

    public decimal? Amount(string target)
    {
        if (plan.ColumnOf(target) is not { } column || plan.Stated(fields, column) is not { } text)
        {
            return null;
        }

        var amount = ImportNumbers.Read(text, plan.Mapping.DecimalComma);
        When(amount is null, target, plan.Mapping.DecimalComma ? Sentence.Of("which is no amount with a decimal comma") : Sentence.Of("which is no amount with a decimal point"));
        return amount;
    }
}
