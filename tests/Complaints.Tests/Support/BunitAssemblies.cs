using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Complaints.Tests.Support;

/// <summary>Gives bUnit the copy of AngleSharp.Diffing that lies in a folder of its own: see Bunit.targets.</summary>
internal static class BunitAssemblies
{
#pragma warning disable CA2255 // it has to be in place before the first test loads bUnit
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Provide() => AssemblyLoadContext.Default.Resolving += static (context, wanted) =>
        wanted.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll")) : null;
}
