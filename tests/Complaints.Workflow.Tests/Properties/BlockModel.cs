namespace Complaints.Workflow.Tests.Properties;

/// <summary>What a process of blocks has to do, said without tokens and joins: the tasks open, and what an answer does.</summary>
internal abstract record BlockModel
{
    public bool IsDone => this is Nothing;

    public static BlockModel Begin(Block block, string place = "") => block switch
    {
        Block.Then(var a, var b) => After(Begin(a, place + "0"), () => Begin(b, place + "1")),
        Block.Both(var a, var b) => new Beside(Begin(a, place + "0"), Begin(b, place + "1")),
        Block.Choice(var yes, var no) => new Open(BlockDrawing.Task(place), answer => answer ? Begin(yes, place + "0") : Begin(no, place + "1")),
        Block.Again again => Round(again, place),
        _ => new Open(BlockDrawing.Task(place), _ => new Nothing()),
    };

    public abstract IEnumerable<string> Tasks { get; }

    public abstract BlockModel Answer(string task, bool answer);

    private static BlockModel Round(Block.Again again, string place) =>
        After(Begin(again.Body, place + "0"), () => new Open(BlockDrawing.Task(place), more => (more, again.Rework) switch
        {
            (false, _) => new Nothing(),
            (true, false) => Round(again, place),
            (true, true) => new Open(BlockDrawing.Rework(place), _ => Round(again, place)),
        }));

    private static BlockModel After(BlockModel first, Func<BlockModel> next) => first.IsDone ? next() : new Before(first, next);

    private sealed record Nothing : BlockModel
    {
        public override IEnumerable<string> Tasks => [];

        public override BlockModel Answer(string task, bool answer) => this;
    }

    private sealed record Open(string Task, Func<bool, BlockModel> Next) : BlockModel
    {
        public override IEnumerable<string> Tasks => [Task];

        public override BlockModel Answer(string task, bool answer) => task == Task ? Next(answer) : this;
    }

    private sealed record Before(BlockModel First, Func<BlockModel> Next) : BlockModel
    {
        public override IEnumerable<string> Tasks => First.Tasks;

        public override BlockModel Answer(string task, bool answer) => After(First.Answer(task, answer), Next);
    }

    private sealed record Beside(BlockModel Left, BlockModel Right) : BlockModel
    {
        public override IEnumerable<string> Tasks => Left.Tasks.Concat(Right.Tasks);

        public override BlockModel Answer(string task, bool answer)
        {
            var (left, right) = (Left.Answer(task, answer), Right.Answer(task, answer));
            return left.IsDone && right.IsDone ? new Nothing() : new Beside(left, right);
        }
    }
}
