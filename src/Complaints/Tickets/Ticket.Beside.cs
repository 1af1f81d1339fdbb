using Complaints.Access;
using Complaints.Care;
using Complaints.Photos;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>What happens beside the stages: photos, promises, repairs, appointments, other tasks, a call for help.</summary>
public sealed partial class Ticket
{
    private readonly List<Promise> promises = [];
    private readonly List<RepairOrder> repairs = [];
    private readonly List<Appointment> appointments = [];

    /// <summary>What was promised beside the stages. These three are read only where somebody needs them.</summary>
    public IReadOnlyList<Promise> Promises => promises;

    public IReadOnlyList<RepairOrder> Repairs => repairs;

    public IReadOnlyList<Appointment> Appointments => appointments;

    /// <summary>Somebody did work beside the stages.</summary>
    public void Did(string title, string outcome, string? note, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.TaskCompleted, now, by, Stage, outcome, Fitting(string.IsNullOrWhiteSpace(note) ? title : $"{title}: {note}"));   // the whole note is with the answer
    }

    /// <summary>A photo stands beside the steps, so it makes no new version: whoever is writing meanwhile is not interrupted.</summary>
    public void PhotoAdded(Shot shot, DateTime now, Actor by) => Note(FactKind.PhotoAdded, now, by, Stage, shot.Word());

    public void PhotoRemoved(Shot shot, string reason, DateTime now, Actor by) => Note(FactKind.PhotoRemoved, now, by, Stage, shot.Word(), reason);

    /// <summary>Something was promised, sent away or arranged. The version stays: whoever works at a stage is not disturbed by it.</summary>
    internal void Cared(FactKind kind, string outcome, string what, string? note, DateTime now, Actor by) =>
        Note(kind, now, by, Stage, outcome, string.IsNullOrWhiteSpace(note) ? what : $"{what}\n{note}");

    /// <summary>The customer was written to. The version stays, as with a photo.</summary>
    public void WroteTo(string way, string text, DateTime now, Actor by) => Note(FactKind.Written, now, by, Stage, way, text);

    /// <summary>Somebody further up was asked to come.</summary>
    public void Called(Role role, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.SupervisorCalled, now, by, Stage, role.Word());
    }
}
