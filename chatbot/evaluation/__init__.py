"""What evaluating needs: judged questions, the judge, breakdowns, the gate's curve and the published results."""
