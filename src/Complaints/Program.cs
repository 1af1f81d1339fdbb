using System.Globalization;
using Complaints;
using Complaints.Processes.Commands;
using Complaints.Shell;

if (args is ["workflow", .. var workflow])
{
    return await WorkflowCommand.Run(workflow, Console.Out, Console.Error);
}

// What no person asked for, such as timers and the console, speaks English wherever the server stands.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.Read(builder.Configuration, builder.Environment.ContentRootPath);
builder.AddComplaints(settings);

var app = builder.Build();
if (!await StartUp.Prepare(app, settings))
{
    return 1;
}

app.UseComplaints();
app.MapComplaints();
await app.StartAsync();
StartUp.Greet(app, settings);
await app.WaitForShutdownAsync();
return 0;

/// <summary>The entry point, named so that tests can start the real program.</summary>
public partial class Program;
