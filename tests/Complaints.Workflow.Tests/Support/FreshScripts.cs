using System.Runtime.CompilerServices;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Support;

/// <summary>With COMPLAINTS_FRESH_SCRIPTS=1 every script gets an interpreter of its own, so that each test meets the code as it is at that moment.</summary>
internal static class FreshScripts
{
    [ModuleInitializer]
    internal static void Choose()
    {
        if (Environment.GetEnvironmentVariable("COMPLAINTS_FRESH_SCRIPTS") == "1")
        {
            Interpreter.Idle.Most = 0;
        }
    }
}
