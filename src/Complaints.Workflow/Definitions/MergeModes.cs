using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Definitions;

/// <summary>How arrivals are brought together: said by a FlowJoin's mode, or by customProperties.mergeMode on any activity.</summary>
internal static class MergeModes
{
    public static MergeMode Read(Place place, Behaviour behaviour)
    {
        if (behaviour is FlowJoin join)
        {
            return join.Mode switch
            {
                FlowJoin.WaitAll => MergeMode.WaitAll,
                FlowJoin.WaitAllActive => MergeMode.Wait,
                _ => MergeMode.Race,
            };
        }

        var mode = place.Property("customProperties").Property("mergeMode");
        switch (mode.Text())
        {
            case null or "" or "None" or "Stream":
                return MergeMode.Wait;
            case "Merge":
                return MergeMode.WaitAll;
            case "Converge":
                return MergeMode.Converge;
            case "Cascade":
                return MergeMode.Cascade;
            case "Race":
                return MergeMode.Race;
            case var unknown:
                mode.Problem($"There is no merge mode {unknown}; there are None, Stream, Merge, Converge, Cascade and Race.");
                return MergeMode.Wait;
        }
    }
}
