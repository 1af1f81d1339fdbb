using System.Globalization;
using System.Text.Json;

namespace Complaints.Workflow.Definitions;

/// <summary>Finds a property that an object has twice, which the parser of the base library refuses without saying where.</summary>
internal static class DuplicateProperty
{
    /// <summary>The first one as a sentence with its path and line; null if there is none, or it is no JSON up to there.</summary>
    public static Remark? Find(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DefinitionReader.MaxDepth });
        var open = new Stack<Level>([new Level("$", false)]);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName when reader.GetString()! is var name && !open.Peek().Name(name):
                        return $"{open.Peek().Place} is there twice, the second time in line {LineOf(utf8, reader.TokenStartIndex)}.";
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push(new Level(open.Peek().Enter(), reader.TokenType == JsonTokenType.StartArray));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case not JsonTokenType.PropertyName:
                        open.Peek().Enter();
                        break;
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }

        return null;
    }

    private static int LineOf(byte[] utf8, long at) => utf8.AsSpan(0, (int)at).Count((byte)'\n') + 1;

    /// <summary>An object or a list that is open, and where in it the reader stands.</summary>
    private sealed class Level(string path, bool isList)
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private int _entries;
        private string? _at;

        public string Place => _at ?? path;

        public bool Name(string name)
        {
            _at = $"{path}.{name}";
            return _names.Add(name);
        }

        /// <summary>A value begins here.</summary>
        /// <returns>Its path.</returns>
        public string Enter()
        {
            _at = isList ? string.Create(CultureInfo.InvariantCulture, $"{path}[{_entries++}]") : _at;
            return Place;
        }
    }
}
