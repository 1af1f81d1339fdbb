namespace Complaints.Demo;

/// <summary>Chance that always falls the same way, so that every demo chain is the same.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Between(int least, int most) => random.Next(least, most + 1);

    public TimeSpan Minutes(double least, double most) => TimeSpan.FromSeconds(Math.Round(60 * (least + (random.NextDouble() * (most - least)))));

    public TimeSpan Part(TimeSpan whole) => TimeSpan.FromSeconds(Math.Round(whole.TotalSeconds * random.NextDouble()));

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public T Of<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        var point = random.NextDouble() * choices.Sum(weight);
        return choices.FirstOrDefault(choice => (point -= weight(choice)) < 0) ?? choices[^1];
    }
}
