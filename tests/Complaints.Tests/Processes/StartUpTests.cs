using System.Diagnostics;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Processes.Commands;
using Complaints.Tests.Support;

namespace Complaints.Tests.Processes;

public sealed class StartUpTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("complaints-workflows-");

    [Fact]
    public void Shipped_definitions_have_no_problems()
    {
        var (_, problems, warnings) = ProcessCatalogue.Load(TestDatabase.WorkflowFolder);

        Assert.Empty(problems);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Every_problem_of_every_definition_is_listed_with_its_file()
    {
        Write("broken.json", "{ \"id\": ");
        Write("empty.json", "{}");
        Write("complaint-resolution.json", Shipped("complaint-resolution.json").Replace("Elsa.FlowSwitch", "Elsa.Magic", StringComparison.Ordinal).Replace("PT10M", "soon", StringComparison.Ordinal));
        Write("twice.json", Shipped("compensation-approval.json"));
        Write("twice-again.json", Shipped("compensation-approval.json"));

        var problems = ProcessCatalogue.Load(folder.FullName).Problems;

        Assert.Contains(problems, problem => problem.StartsWith("broken.json: ", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("empty.json: ", StringComparison.Ordinal));
        Assert.True(problems.Count(problem => problem.StartsWith("complaint-resolution.json: ", StringComparison.Ordinal) && problem.Contains("Elsa.Magic", StringComparison.Ordinal)) >= 2, string.Join("\n", problems));
        Assert.Contains(problems, problem => problem.Contains("is already defined in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\\\"outcomes\\\": [\\\"heard\\\"]", "\\\"outcomes\\\": [\\\"heard\\\", \\\"heard\\\"]", "listed twice")]
    [InlineData("\\\"optionsFrom\\\": \\\"defects\\\"", "\\\"optionsFrom\\\": \\\"nowhere\\\"", "nowhere")]
    [InlineData("\\\"name\\\": \\\"water\\\"", "\\\"name\\\": \\\"place\\\"", "there twice")]
    [InlineData("\"activity\": \"listen\",\n          \"port\": \"Done\"", "\"activity\": \"talk\",\n          \"port\": \"Done\"", "No arrow leads to 'talk'")]
    [InlineData("\"within\": \"P180D\"", "\"within\": \"soon\"", "$.customProperties.reopen.within: 'soon'")]
    [InlineData("\"noReply\": \"floor\"", "\"withdrawn\": \"floor\"", "$.customProperties.reopen.endings.withdrawn")]
    [InlineData("\"noReply\": \"floor\"", "\"escalated\": \"floor\"", "$.customProperties.reopen.endings.escalated")]
    [InlineData("\"rejected\": \"supervisor\"", "\"rejected\": \"boss\"", "'boss' is no role")]
    public void Task_that_could_never_be_shown_or_reached_stops_the_start(string right, string wrong, string sentence)
    {
        var shipped = Shipped("complaint-resolution.json");
        Assert.Contains(right, shipped, StringComparison.Ordinal);
        Write("compensation-approval.json", Shipped("compensation-approval.json"));
        Write("complaint-resolution.json", shipped.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(ProcessCatalogue.Load(folder.FullName).Problems, problem => problem.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_passes_check_starts_with_its_warnings_said()
    {
        var drawn = JsonNode.Parse(Shipped("complaint-resolution.json"))!;
        drawn["root"]!["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"enoughTries","port":"Never"},"target":{"activity":"followUp","port":"In"}}"""));
        Write("compensation-approval.json", Shipped("compensation-approval.json"));
        Write("complaint-resolution.json", drawn.ToJsonString());
        await using var output = new StringWriter();

        Assert.Equal(0, await WorkflowCommand.Run(["check", .. Directory.GetFiles(folder.FullName, "*.json")], output, TextWriter.Null));
        Assert.Contains("warning: ", output.ToString(), StringComparison.Ordinal);
        var (files, problems, warnings) = ProcessCatalogue.Load(folder.FullName);

        Assert.Empty(problems);
        Assert.Equal(2, files.Count);
        Assert.Contains("has no port", Assert.Single(warnings), StringComparison.Ordinal);
        await using var app = await ComplaintsApp.Start();
        var published = await app.Publish(drawn.ToJsonString());
        Assert.True(published.CanStart);
        Assert.Contains("has no port", Assert.Single(published.Problems!).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_without_definitions_is_named()
    {
        var problem = Assert.Single(ProcessCatalogue.Load(Path.Combine(folder.FullName, "nowhere")).Problems);

        Assert.Contains("nowhere", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_does_not_start_on_definitions_with_problems_and_says_all_of_them()
    {
        Write("broken.json", "{ \"id\": ");
        Write("empty.json", "{}");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Complaints.dll"), "--WorkflowFolder=" + folder.FullName, "--DataFolder=" + Path.Combine(folder.FullName, "data"),
                "--Demo=false", "--urls=http://127.0.0.1:0",
            },
        };

        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        _ = program.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await program.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }

        Assert.Equal(1, program.ExitCode);
        Assert.Contains("broken.json", await errors, StringComparison.Ordinal);
        Assert.Contains("empty.json", await errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "data", "complaints.db")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Shipped(string name) => File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, name));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
