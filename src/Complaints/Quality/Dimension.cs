using System.Linq.Expressions;
using Complaints.Tickets;

namespace Complaints.Quality;

/// <summary>What complaints are counted by.</summary>
public static class Dimension
{
    public static readonly IReadOnlyList<string> All = ["defect", "style", "batch", "store", "problem"];

    /// <summary>Null where a ticket has nothing to say about it: no receipt means no batch.</summary>
    public static Expression<Func<Ticket, string?>> Of(string by) => by switch
    {
        "style" => ticket => ticket.Item.Style,
        "batch" => ticket => ticket.Item.Batch,
        "store" => ticket => ticket.StoreCode,
        "problem" => ticket => ticket.Problem,
        _ => ticket => ticket.DefectCode,
    };

    /// <summary>The tickets behind one bar or point.</summary>
    public static ListTickets Filter(string by, string? key, DateOnly? from, DateOnly? to, string? source) => by switch
    {
        "style" => new ListTickets(Style: key, From: from, To: to, Source: source, Kind: Choices.Complaint),
        "batch" => new ListTickets(Batch: key, From: from, To: to, Source: source, Kind: Choices.Complaint),
        "store" => new ListTickets(Store: key, From: from, To: to, Source: source, Kind: Choices.Complaint),
        "problem" => new ListTickets(Problem: key, From: from, To: to, Source: source, Kind: Choices.Complaint),
        _ => new ListTickets(Defect: key, From: from, To: to, Source: source, Kind: Choices.Complaint),
    };
}
