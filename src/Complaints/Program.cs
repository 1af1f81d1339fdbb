using Complaints;
using Complaints.Shell;

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.Read(builder.Configuration, builder.Environment.ContentRootPath);
builder.AddComplaints(settings);

var app = builder.Build();
if (!await StartUp.Prepare(app, settings))
{
    return 1;
}

app.UseComplaints();
await app.StartAsync();
StartUp.Greet(app, settings);
await app.WaitForShutdownAsync();
return 0;

/// <summary>The entry point, named so that tests can start the real program.</summary>
public partial class Program;
