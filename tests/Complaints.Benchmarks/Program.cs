using Complaints.Benchmarks;

var options = Options.Read(args);
switch (args.FirstOrDefault())
{
    case "lifecycle" when options.Url is not null && options.Key is not null:
        return await Lifecycle.Run(options);
    case "resume" when options.Url is not null && options.Key is not null && options is { Database: not null, ManyUrl: not null, ManyDatabase: not null }:
        return await Resume.Run(options);
    case "engine":
        return EngineBenchmarks.Run(args[1..]);
    case "limit":
        await Limit.Run();
        return 0;
    default:
        Console.Error.WriteLine("""
            lifecycle --url URL --key KEY [--approver-key KEY] [--count 200] [--concurrency 8]
                walks complete complaints over HTTP against a running server
            resume --key KEY --url URL --database FILE --many-url URL --many-database FILE [--count 200]
                the same in turn on two servers, one beside 1,000 process instances, one beside 100,000; FILE is a server's SQLite file, which grows
            engine [--filter '*Nine*']
                the engine alone, in memory, measured by BenchmarkDotNet
            limit
                measures what this machine can do: durable one-row commits and requests of an empty endpoint
            """);
        return 2;
}
